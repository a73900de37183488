"""The reviewer's checks: a document in, findings out. Pure. One rule, one function, one code."""
