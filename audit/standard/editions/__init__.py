"""The editions of the data standard, one TOML file each (see g3.toml for how one is written)."""
