"""The direct road: a stack whose workers also listen on a port that they share."""
