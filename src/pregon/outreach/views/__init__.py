"""What people see of outreach."""
