"""The exercise as data: its values, the TOML file it is read from, its checks, and the copies kept
beside the logs."""
