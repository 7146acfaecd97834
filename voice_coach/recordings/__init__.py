"""The sound of answers, where a person wants it kept: files beside the journal's pages."""
