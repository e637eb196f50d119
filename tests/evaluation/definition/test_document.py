import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import DefinitionRefused, MalformedJSON
from service.evaluation.compiler.flag import compile_flag
from service.evaluation.definition.document import read_document, read_metadata
from service.evaluation.definition.document_text import write_document
from service.evaluation.definition.parts import read_evaluator, read_flag
from service.evaluation.definition.set_properties import SetProperties
from service.evaluation.limits import (
    MAX_BUCKETS,
    MAX_DEFINITION_BYTES,
    MAX_DEPTH,
    MAX_DOCUMENT_DEPTH,
    MAX_METADATA_BYTES,
    MAX_POINTER,
    MAX_VARIANTS,
)
from service.evaluation.operators.table import OPERATORS
from tests.evaluation.asking import NOW, flag


def document(**members: Any) -> Any:
    return json.dumps({"flags": {}, **members}).encode()


def pointers(read: Any, *arguments: Any) -> Any:
    """The pointers of the faults that reading meets."""
    with pytest.raises(DefinitionRefused) as refused:
        read(*arguments)
    assert all(fault.detail for fault in refused.value.faults)
    return [fault.pointer for fault in refused.value.faults]


def faults_of(definition: Any) -> Any:
    return pointers(read_flag, "banner", json.dumps(definition).encode())


def nested(levels: Any) -> Any:
    rule: Any = {"var": "x"}
    while levels > 2:
        rule = {"!": rule}
        levels -= 1
    return rule


# --- what is read ---------------------------------------------------------------------------


def test_a_flag_is_read_as_it_was_written() -> None:
    text = '{ "state":"ENABLED",\n "variants": {"a": 10.0, "b":10}, "defaultVariant" : "a" }'
    read = read_flag("limit", f"  {text}\n".encode())
    assert read.text == text
    assert read.key == "limit"
    assert (read.state, read.default_variant, read.targeting) == ("ENABLED", "a", None)
    assert [type(value) for value in read.variants.values()] == [float, int]


def test_minus_zero_names_a_variant_with_its_sign() -> None:
    body = (
        b'{"state": "ENABLED", "variants": {"0": "plain", "-0": "signed"},'
        b' "targeting": {"if": [{"var": "x"}, -0, 0]}}'
    )
    compiled = compile_flag(read_flag("zero", body), {}, {}, 2)
    assert compiled.evaluate is not None
    assert compiled.evaluate({"x": True}, NOW).variant == "-0"
    assert compiled.evaluate({}, NOW).variant == "0"


def test_a_document_keeps_the_text_of_each_part() -> None:
    body = b"""{
      "$schema": "https://flagd.dev/schema/v0/flags.json",
      "metadata": { "version" : "1.0",  "n": 1.0 },
      "$evaluators": { "adult": { ">=" : [{"var":"age"}, 18] } },
      "flags": {
        "z": {"state": "ENABLED",  "variants": {"on": true}},
        "a": {"variants":{"on":1e2},"state":"DISABLED","source":"x","selector":"y"}
      }
    }"""
    read = read_document(body)
    assert list(read.flags) == ["z", "a"]
    assert read.flags["z"].text == '{"state": "ENABLED",  "variants": {"on": true}}'
    assert read.flags["a"].text == (
        '{"variants":{"on":1e2},"state":"DISABLED","source":"x","selector":"y"}'
    )
    assert read.evaluators["adult"].text == '{ ">=" : [{"var":"age"}, 18] }'
    assert read.metadata_text == '{ "version" : "1.0",  "n": 1.0 }'
    assert read.metadata == {"version": "1.0", "n": 1.0}


def test_flags_may_be_an_array() -> None:
    body = document(flags=[{"key": "a", **flag()}, {"key": "b", **flag()}])
    read = read_document(body)
    assert list(read.flags) == ["a", "b"]
    assert read_flag("a", read.flags["a"].text.encode()) == read.flags["a"]


@pytest.mark.parametrize("default", [{}, {"defaultVariant": None}, {"defaultVariant": ""}])
def test_a_flag_may_do_without_a_default_variant(default: Any) -> None:
    definition = {"state": "ENABLED", "variants": {"on": True}, **default}
    assert read_flag("banner", json.dumps(definition).encode()).default_variant is None


@pytest.mark.parametrize("targeting", [None, {}])
def test_empty_targeting_is_none(targeting: Any) -> None:
    definition = {**flag(), "targeting": targeting}
    assert read_flag("banner", json.dumps(definition).encode()).targeting is None


def test_null_metadata_are_left_out() -> None:
    definition = flag(metadata={"owner": None, "team": "a"})
    assert read_flag("banner", json.dumps(definition).encode()).metadata == {"team": "a"}
    assert read_flag("banner", json.dumps(flag(metadata=None)).encode()).metadata == {}


def test_a_document_may_do_without_metadata_and_evaluators() -> None:
    read = read_document(b'{"flags":{}}')
    assert (read.evaluators, read.metadata, read.metadata_text) == ({}, {}, None)
    nothing = read_document(document(**{"$evaluators": None, "metadata": None}))
    assert (nothing.metadata, nothing.metadata_text) == ({}, None)
    assert read_document(document(metadata={})).metadata_text == "{}"


def test_surrogate_pairs_are_characters() -> None:
    read = read_flag("banner", b'{"state":"ENABLED","variants":{"\\ud83d\\ude00":true}}')
    assert list(read.variants) == ["😀"]


@pytest.mark.parametrize("symbol", sorted(OPERATORS))
def test_every_operator_of_the_table_is_accepted(symbol: str) -> None:
    read = read_flag("banner", json.dumps(flag({symbol: [["a"], 1]})).encode())
    assert read.targeting == {symbol: [["a"], 1]}


# --- what is written ------------------------------------------------------------------------


def test_a_document_is_put_together_from_its_texts() -> None:
    flags = {'a"b': '{"state": "ENABLED",  "variants": {"on": 10.0}}', "b": json.dumps(flag())}
    evaluators = {"adult": '{ ">=" : [{"var":"age"}, 18] }'}
    own = SetProperties("shop", 3, stored_contexts=True)
    read = read_document(write_document(flags, evaluators, '{"n": 1.0}', own))
    assert {key: each.text for key, each in read.flags.items()} == flags
    assert {name: each.text for name, each in read.evaluators.items()} == evaluators
    assert read.metadata_text == '{"n":1.0}'
    assert (read.properties, read.warnings) == (own, ())


def test_an_empty_document_is_written() -> None:
    assert read_document(write_document({}, {}, "{}", SetProperties("shop"))).flags == {}


def test_written_documents_name_their_schema() -> None:
    written = json.loads(write_document({}, {}, "{}", SetProperties("shop")))
    assert written["$schema"].startswith("https://flagd.dev/")


# --- bodies that are no JSON ----------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"not JSON",
        b'{"flags":{}} surplus',
        b'{"flags":{"a":NaN}}',
        b'{"flags":{"a":Infinity}}',
        b'{"flags":{"a":-Infinity}}',
        b'{"flags":{"\xff":{}}}',
        b'\xef\xbb\xbf{"flags":{}}',
        b'{"flags":{"a":01}}',
        b'{"flags":{"a":"\x01"}}',
        b'{"flags":{"a":"\\ud800"}}',
        b'{"flags":{"\\udc00\\ud800":1}}',
        b"[" * 10_000,
        b"[" * 10_000 + b"]" * 10_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b"[" * (MAX_DOCUMENT_DEPTH + 2) + b"]" * (MAX_DOCUMENT_DEPTH + 2),
    ],
)
def test_what_is_no_json_is_malformed(body: Any) -> None:
    for read in (
        read_document,
        read_metadata,
        lambda each: read_flag("banner", each),
        lambda each: read_evaluator("adult", each),
    ):
        with pytest.raises(MalformedJSON):
            read(body)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_reading_any_bytes_answers_or_refuses(body: Any) -> None:
    for read in (read_document, lambda each: read_flag("banner", each)):
        with suppress(MalformedJSON, DefinitionRefused):
            read(body)


# --- faults, with their places --------------------------------------------------------------


@pytest.mark.parametrize("body", [b"null", b"[]", b"5", b'"text"'])
def test_a_document_and_a_flag_and_an_evaluator_are_objects(body: Any) -> None:
    assert pointers(read_document, body) == [""]
    assert pointers(read_flag, "banner", body) == [""]
    assert pointers(read_evaluator, "adult", body) == [""]


def test_a_document_has_flags() -> None:
    assert pointers(read_document, b"{}") == [""]
    assert pointers(read_document, document(flags=5)) == ["/flags"]
    assert pointers(read_document, document(flags=None)) == ["/flags"]


@pytest.mark.parametrize(
    ("definition", "places"),
    [
        ({"variants": {"on": True}}, [""]),
        ({"state": "ENABLED"}, [""]),
        ({}, ["", ""]),
        (flag(state="enabled"), ["/state"]),
        (flag(state=True), ["/state"]),
        (flag(state=None), ["/state"]),
        (flag(variants={}), ["/variants"]),
        (flag(variants=[True]), ["/variants"]),
        (flag(variants=None), ["/variants"]),
        (flag(variants={"": True, "off": True}), ["/variants/"]),
        (flag(variants={"off": 1, "b": "x", "c": 2.5}), ["/variants/b"]),
        (flag(variants={"off": True, "b": 1, "c": {}}), ["/variants/b", "/variants/c"]),
        (flag(variants={"off": None}), ["/variants/off"]),
        (flag(variants={"off": [1]}), ["/variants/off"]),
        (flag(variants={"off": 2**53}), ["/variants/off"]),
        (flag(variants={"off": -(2**53)}), ["/variants/off"]),
        (flag(variants={"off": 1e300}), ["/variants/off"]),
        (flag(variants={"off": {"a": [1, {"b/c": 10**30}]}}), ["/variants/off/a/1/b~1c"]),
        (flag(defaultVariant="nowhere"), ["/defaultVariant"]),
        (flag(defaultVariant=True), ["/defaultVariant"]),
        (flag(defaultVariant=5), ["/defaultVariant"]),
        (flag(metadata=[]), ["/metadata"]),
        (flag(metadata=[1]), ["/metadata"]),
        (flag(metadata="text"), ["/metadata"]),
        (flag(metadata={"a": {}, "b": [1], "c": 1}), ["/metadata/a", "/metadata/b"]),
        (flag(metadata={"": 1}), ["/metadata/"]),
        (flag(metadata={"a": 2**53}), ["/metadata/a"]),
        (flag(metadata={"flagSetId": 5}), ["/metadata/flagSetId"]),
        (flag(key="another"), ["/key"]),
        (flag("text"), ["/targeting"]),
        (flag([]), ["/targeting"]),
        (flag(True), ["/targeting"]),
        (flag({"unknown": [1]}), ["/targeting/unknown"]),
        (
            flag({"if": [{"a/b~": 1}, {"log": 1}]}),
            ["/targeting/if/0/a~1b~0", "/targeting/if/1/log"],
        ),
        (flag({"var": ["x", {"nope": []}]}), ["/targeting/var/1/nope"]),
        (flag({"map": [[{"data": 1}], {"nope": 1}]}), ["/targeting/map/1/nope"]),
        (flag({"$ref": 5}), ["/targeting/$ref"]),
        (flag({"!": {"$ref": "a", "and": []}}), ["/targeting/!/$ref"]),
        (
            flag({"nope": 1}, state="x", variants={"off": 1, "on": True}, defaultVariant="z"),
            ["/state", "/variants/on", "/defaultVariant", "/targeting/nope"],
        ),
    ],
)
def test_faults_of_a_flag(definition: Any, places: Any) -> None:
    assert faults_of(definition) == places


def test_numbers_beyond_all_range() -> None:
    assert pointers(
        read_flag,
        "banner",
        b'{"state":"ENABLED","variants":{"on":1e999,"off":-1%s},"targeting":{"==":[1,1e999]}}'
        % (b"0" * 5000),
    ) == ["/variants/on", "/variants/off", "/targeting/==/1"]


def test_large_numbers_in_targeting_are_floats() -> None:
    body = json.dumps(flag({"==": [{"var": "x"}, 2**53 + 1]})).encode()
    assert read_flag("banner", body).targeting == {"==": [{"var": "x"}, 2.0**53]}


def test_keys_that_stand_twice() -> None:
    body = b"""{"state":"ENABLED","state":"DISABLED","variants":{"on":{"a":1,"a":2}},
        "metadata":{"x":1,"x":1},"targeting":{"if":[{"var":"a","var":"b"},"on"]},
        "other":[{"y":1,"y":2,"y":3}]}"""
    assert pointers(read_flag, "banner", body) == [
        "/state",
        "/variants/on/a",
        "/metadata/x",
        "/targeting/if/0/var",
        "/other/0/y",
    ]


def test_keys_that_stand_twice_in_a_document() -> None:
    one = json.dumps(flag())
    body = f"""{{"flags":{{"a":{one},"a":{one}}},"metadata":{{"x":1,"x":2}},"metadata":{{}},
        "$evaluators":{{"e":{{"var":"x"}},"e":{{"var":"y"}}}}}}""".encode()
    assert pointers(read_document, body) == ["/metadata", "/$evaluators/e", "/flags/a"]
    body = b'{"metadata":{"x":1,"x":2},"flags":{}}'
    assert pointers(read_document, body) == ["/metadata/x"]
    assert pointers(read_metadata, b'{"x":1,"x":2}') == ["/x"]


@pytest.mark.parametrize("key", ["", "a" * 256, "a\nb", "\x00", "a\x7f", "\x85"])
def test_keys_that_are_no_keys(key: Any) -> None:
    assert pointers(read_flag, key, json.dumps(flag()).encode()) == [""]
    assert pointers(read_evaluator, key, b'{"var":"x"}') == [""]
    escaped = key.replace("~", "~0").replace("/", "~1")
    assert pointers(read_document, document(flags={key: flag()})) == [f"/flags/{escaped}"]
    assert pointers(read_document, document(flags=[{"key": key, **flag()}])) == ["/flags/0/key"]
    body = document(**{"$evaluators": {key: {"var": "x"}}})
    assert pointers(read_document, body) == [f"/$evaluators/{escaped}"]


def test_keys_may_have_255_characters_of_any_script() -> None:
    for key in ("ü" * 255, "a/b c%20~", "😀", "."):
        assert read_flag(key, json.dumps(flag()).encode()).key == key


def test_faults_of_flags_in_an_array() -> None:
    body = document(flags=[{"key": "a", **flag()}, {"key": "a", **flag()}, flag(), 5])
    assert pointers(read_document, body) == ["/flags/1/key", "/flags/2", "/flags/3"]
    body = document(flags=[{"key": "a", **flag(state="x")}])
    assert pointers(read_document, body) == ["/flags/0/state"]


def test_faults_of_evaluators() -> None:
    evaluators = {
        "empty": {},
        "text": "x",
        "unknown": {"nope": 1},
        "another": {"and": [{"$ref": "unknown"}]},
        "dangling": {"and": [{"$ref": "nobody"}]},
        "good": {"var": "x"},
    }
    assert pointers(read_document, document(**{"$evaluators": evaluators})) == [
        "/$evaluators/empty",
        "/$evaluators/text",
        "/$evaluators/unknown/nope",
        "/$evaluators/dangling/and/0/$ref",
    ]
    assert pointers(read_document, document(**{"$evaluators": []})) == ["/$evaluators"]
    assert read_evaluator("a", b'{"!":[{"$ref":"b"}]}').references == {"b"}


@pytest.mark.parametrize("evaluators", [{}, {"other": {"var": "x"}}])
def test_the_fault_of_a_reference_says_what_it_names(evaluators: Any) -> None:
    body = document(flags={"a": flag({"!": {"$ref": "gone"}})}, **{"$evaluators": evaluators})
    with pytest.raises(DefinitionRefused) as refused:
        read_document(body)
    assert [fault.detail for fault in refused.value.faults] == ["There is no evaluator 'gone'."]


def test_references_to_nothing() -> None:
    flags = {
        "a": flag({"if": [{"$ref": "good"}, {"$ref": "gone"}]}),
        "b": flag({"!": {"$ref": "bad"}}, state="x"),
        "c": flag({"filter": [{"$ref": "gone"}, {"$ref": "gone"}]}),
    }
    evaluators = {"good": {"var": "x"}, "bad": {"nope": 1}}
    assert pointers(read_document, document(flags=flags, **{"$evaluators": evaluators})) == [
        "/$evaluators/bad/nope",
        "/flags/a/targeting/if/1/$ref",
        "/flags/b/state",
        "/flags/c/targeting/filter/0/$ref",
        "/flags/c/targeting/filter/1/$ref",
    ]


def test_a_rule_is_nested_as_deep_as_the_bound_and_no_deeper() -> None:
    read_flag("banner", json.dumps(flag(nested(MAX_DEPTH))).encode())
    too_deep = json.dumps(flag(nested(MAX_DEPTH + 1))).encode()
    assert pointers(read_flag, "banner", too_deep) == [
        "/targeting" + "/!" * (MAX_DEPTH - 1) + "/var"
    ]


def test_a_definition_is_as_large_as_the_bound_and_no_larger() -> None:
    text = json.dumps(flag(other=""))
    filling = "x" * (MAX_DEFINITION_BYTES - len(text))
    fitting = json.dumps(flag(other=filling))
    read_flag("banner", fitting.encode())
    body = f'{{"flags":{{"first":{fitting},"second":{fitting}}}}}'.encode()
    assert len(read_document(body).flags) == 2
    too_large = json.dumps(flag(other=filling + "x"))
    assert pointers(read_flag, "banner", too_large.encode()) == [""]
    body = f'{{"flags":{{"banner":{too_large}}}}}'.encode()
    assert pointers(read_document, body) == ["/flags/banner"]


def test_the_bound_of_a_definition_counts_bytes() -> None:
    text = json.dumps(flag(other="€" * (MAX_DEFINITION_BYTES // 3)), ensure_ascii=False)
    assert len(text) < MAX_DEFINITION_BYTES
    assert pointers(read_flag, "banner", text.encode()) == [""]


def test_where_a_definition_ends_that_is_too_large_is_not_looked_for() -> None:
    endless = '{"flags":{"fine":{},"banner":{"other":[' + "1," * MAX_DEFINITION_BYTES
    for end in ("", '"'):
        assert pointers(read_document, (endless + end).encode()) == ["/flags/banner"]


def test_metadata_are_as_large_as_the_bound_and_no_larger() -> None:
    fitting = {"a": "x" * (MAX_METADATA_BYTES - len('{"a":""}'))}
    too_large = {"a": fitting["a"] + "x"}
    read_metadata(json.dumps(fitting).encode())
    read_flag("banner", json.dumps(flag(metadata=fitting)).encode())
    assert pointers(read_metadata, json.dumps(too_large).encode()) == [""]
    assert faults_of(flag(metadata=too_large)) == ["/metadata"]


def test_a_flag_has_as_many_variants_as_the_bound_and_no_more() -> None:
    variants = {f"v{number}": number for number in range(MAX_VARIANTS)}
    read_flag("banner", json.dumps(flag(variants=variants, defaultVariant="v0")).encode())
    assert faults_of(flag(variants={**variants, "more": 0}, defaultVariant="v0")) == ["/variants"]


@pytest.mark.parametrize("key", [[], [{"var": "user"}]])
def test_fractional_has_as_many_buckets_as_the_bound_and_no_more(key: list[Any]) -> None:
    buckets = [["on", 1]] * MAX_BUCKETS
    read_flag("banner", json.dumps(flag({"fractional": [*key, *buckets]})).encode())
    assert faults_of(flag({"fractional": [*key, *buckets, ["on", 1], ["off", 1]]})) == [
        "/targeting/fractional"
    ]


def test_the_pointer_to_a_fault_below_a_long_name_is_cut_off() -> None:
    name = "n" * 2 * MAX_POINTER
    faulty = flag(variants={"a": {name: [2**53] * 3}}, defaultVariant="a")
    assert faults_of(faulty) == [f"/variants/a/{name}"[:MAX_POINTER]] * 3


def test_ten_megabytes_are_read() -> None:
    flags = {f"flag-{number}": flag(metadata={"a": "x" * 1000}) for number in range(10_000)}
    assert len(read_document(document(flags=flags)).flags) == 10_000
