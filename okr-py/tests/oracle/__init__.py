"""An independent, slow and obvious reading of SPEC.md, used as a test oracle.

It shares no code with the library: what both compute alike is unlikely to be
the same mistake made twice.
"""
