"""An assessment, schedules or findings become text or bytes. A report is told its width, colour and language."""
