from service.cors import Cors


def test_without_the_setting_no_answer_carries_a_header() -> None:
    cors = Cors("")
    assert not cors.enabled
    assert cors.answer("https://app.example") == []
    assert cors.preflight("https://app.example") == []


def test_a_page_of_another_origin_gets_no_permission() -> None:
    cors = Cors("https://app.example, https://shop.example")
    assert cors.preflight("https://evil.example") == [("vary", "origin")]


def test_a_preflight_allows_the_headers_that_web_providers_send() -> None:
    headers = dict(
        Cors("https://app.example, https://shop.example").preflight("https://shop.example")
    )
    assert headers["access-control-allow-origin"] == "https://shop.example"
    allowed = {name.strip().lower() for name in headers["access-control-allow-headers"].split(",")}
    assert {"authorization", "x-api-key", "if-none-match", "flagd-selector"} <= allowed


def test_an_answer_exposes_the_tag_and_when_to_come_again() -> None:
    headers = dict(Cors("*").answer("https://anything.example"))
    assert headers["access-control-allow-origin"] == "*"
    exposed = {name.strip() for name in headers["access-control-expose-headers"].split(",")}
    assert {"ETag", "Retry-After"} <= exposed
