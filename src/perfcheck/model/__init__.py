"""What a document says: targets and actuals, as immutable pydantic models that keep every cell verbatim."""
