"""The journal in forms that other programs take: Markdown, JSON, Day One's, iCalendar, PDF."""
