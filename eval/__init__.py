"""Datasets, metrics, runs and reports."""
