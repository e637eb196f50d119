"""``/api/v1/api-keys``."""

from __future__ import annotations

from sanic import HTTPResponse

from service.blueprints.description.parts import PAGE, SWITCH, page_of, query, ref
from service.blueprints.description.route import Description
from service.management import api_keys
from service.management.api_keys import CreatedKey
from service.middleware.answers import json, json_page, nothing
from service.middleware.management import ManagementCall, management, number_in_path
from service.middleware.routing import WorkerBlueprint
from service.storage.api_keys import ApiKeyRow
from service.structs.api_keys import KeyRotation, ListedKey, MadeKey, NewKey, OwnKey
from service.structs.principal import IMPLIED
from service.structs.timestamps import timestamp, timestamp_or_none

blueprint = WorkerBlueprint("api_keys", url_prefix="/api/v1/api-keys")


@blueprint.get("/", name="list")
@Description(parameters=PAGE, answers={200: page_of("ListedKey")}, failures=(400,))
@management("admin")
async def list_keys(call: ManagementCall) -> HTTPResponse:
    """List the API keys that the caller may see, without their secrets."""
    return json_page(await api_keys.list(call.stores, call.actor, **call.paging()), _listed)


@blueprint.post("/", name="create")
@Description(
    body=ref("NewKey"),
    body_example={
        "name": "checkout",
        "scopes": ["evaluate"],
        "flagSet": "checkout.production",
    },
    answers={201: ref("MadeKey")},
    failures=(400, 404),
)
@management("admin")
async def create(call: ManagementCall) -> HTTPResponse:
    """Create an API key. Only this answer contains the key itself."""
    wanted = call.decoded(NewKey)
    until = None if wanted.expires_at is None else int(wanted.expires_at.timestamp())
    created = await call.write(
        api_keys.create(call.stores, call.actor, wanted.name, wanted.scopes, wanted.flag_set, until)
    )
    await call.follow()
    return json(_made(created), 201)


@blueprint.get("/self", name="self")
@Description(answers={200: ref("OwnKey")})
@management("evaluate", "read", "write", "admin")
async def own(call: ManagementCall) -> HTTPResponse:
    """Return what the API key of this request is: its name, scopes, flag set and expiry.

    It is answered from memory, also without a database.
    """
    grant = await call.grant()
    key = grant.principal
    return json(
        OwnKey(
            id=grant.id,
            name=key.name,
            scopes=sorted(key.scopes),
            granted=sorted(frozenset().union(*(IMPLIED[scope] for scope in key.scopes))),
            flag_set=key.flag_set,
            expires_at=None
            if grant.expires_at == float("inf")
            else timestamp(int(grant.expires_at * 1000)),
        )
    )


@blueprint.get("/<key_id:str>", name="get")
@Description(answers={200: ref("ListedKey")}, failures=(400, 404))
@management("admin")
async def get(call: ManagementCall, key_id: str) -> HTTPResponse:
    """Return one API key, without its secret."""
    return json(_listed(await api_keys.get(call.stores, call.actor, _number(key_id))))


@blueprint.post("/<key_id:str>/rotate", name="rotate")
@Description(
    body=ref("KeyRotation"),
    body_example={"grace": 3600},
    answers={200: ref("MadeKey")},
    failures=(400, 404),
)
@management("admin")
async def rotate(call: ManagementCall, key_id: str) -> HTTPResponse:
    """Give an API key a new secret. The present secret stays valid for the grace period."""
    grace = call.decoded(KeyRotation).grace
    made = await call.write(api_keys.rotate(call.stores, call.actor, _number(key_id), grace=grace))
    await call.follow()
    return json(_made(made))


@blueprint.delete("/<key_id:str>", name="revoke")
@Description(
    parameters=(query("force", "Revoke the last admin key, too.", **SWITCH),),
    answers={204: None},
    failures=(400, 404, 409),
)
@management("admin")
async def revoke(call: ManagementCall, key_id: str) -> HTTPResponse:
    """Revoke an API key. This worker refuses it at once, every other worker within a second.

    The last admin key that is bound to no flag set is kept, unless ``?force=true``.
    """
    number, force = _number(key_id), call.switch("force")
    await call.write(api_keys.revoke(call.stores, call.actor, number, force=force))
    await call.follow()
    return nothing()


def _number(key_id: str) -> int:
    return number_in_path("API key", key_id)


def _listed(row: ApiKeyRow) -> ListedKey:
    return ListedKey(
        id=row.id,
        name=row.name,
        state=api_keys.state_of(row),
        prefix=row.prefix,
        scopes=sorted(row.scopes),
        flag_set=row.flag_set,
        created_at=timestamp(row.created_at),
        created_by=row.created_by,
        expires_at=timestamp_or_none(row.expires_at),
        revoked_at=timestamp_or_none(row.revoked_at),
        last_used_at=timestamp_or_none(row.last_used_at),
    )


def _made(created: CreatedKey) -> MadeKey:
    return MadeKey(
        id=created.id,
        key=created.key,
        name=created.name,
        scopes=sorted(created.scopes),
        flag_set=created.flag_set,
        expires_at=timestamp_or_none(created.expires_at),
    )
