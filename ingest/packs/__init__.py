"""The documents inside an agenda pack, and the heads of committee reports."""
