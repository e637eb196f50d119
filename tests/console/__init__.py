"""The console in a browser, in front of one stack for all of these tests."""
