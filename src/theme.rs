//! Colours by role: themes in TOML, stepped down to what the terminal can show.
