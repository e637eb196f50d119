"""The answer of the constant yardsticks: an OFREP answer of the usual size."""

ANSWER = (
    b'{"key":"new-banner","value":true,"variant":"on","reason":"TARGETING_MATCH",'
    b'"metadata":{"flagSetId":"bench"}}'
)
