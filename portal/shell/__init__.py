"""The page kit: components, dates and numbers, headers, health checks and `manage.py up`."""
