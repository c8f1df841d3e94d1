"""The settings of programmes: reporting, reminders, what is required, by when the ministry answers. For admins."""
