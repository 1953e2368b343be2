"""Migrations of the schema, one file each; the guards are applied after them, never in them."""
