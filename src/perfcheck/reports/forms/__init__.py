"""The official forms (表格), filled from an assessment: what is unknown stays empty."""
