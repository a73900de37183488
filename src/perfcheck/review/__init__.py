"""Files under review: read, checked, their figures held against their targets, in several processes where that pays."""
