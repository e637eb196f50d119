"""``/api/v1/api-keys``."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse

from service.errors import NotFound
from service.management import api_keys
from service.middleware.answers import json, nothing
from service.middleware.management import ManagementCall, management
from service.structs.api_keys import NewKey, api_key_page, told_created_key

blueprint = Blueprint("api_keys", url_prefix="/api/v1/api-keys")


@blueprint.get("/", name="list")
@management("admin")
async def list_keys(call: ManagementCall) -> HTTPResponse:
    """The keys that the caller may see, never what they are."""
    page = await api_keys.list(call.stores, call.actor, **call.paging())
    return json(api_key_page(page))


@blueprint.post("/", name="create")
@management("admin")
async def create(call: ManagementCall) -> HTTPResponse:
    """Make a key; this answer is the only one that shows it."""
    wanted = call.decoded(NewKey)
    created = await call.write(
        api_keys.create(
            call.stores,
            call.actor,
            wanted.name,
            wanted.scopes,
            wanted.flag_set,
            wanted.expires_at,
        )
    )
    return json(told_created_key(created), 201)


@blueprint.delete("/<id:str>", name="revoke")
@management("admin")
async def revoke(call: ManagementCall, id: str) -> HTTPResponse:  # noqa: A002  # the path's word
    """End a key; every worker turns it away within a second, this one at once."""
    if not (id.isascii() and id.isdigit() and len(id) < 19):
        raise NotFound("API key", id)
    await call.write(api_keys.revoke(call.stores, call.actor, int(id)))
    await call.follow()
    return nothing()
