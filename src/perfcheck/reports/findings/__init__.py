"""What was found in files, in every form: for people, for spreadsheets, for the machines that review changes."""
