"""Background work: rows in the instance's database, run by `pregon.jobs`."""

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "mail"],
    },
}
