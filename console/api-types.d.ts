// Written from /openapi.json by `make console-types`. Do not edit.

export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the API keys that the caller may see, without their secrets
         * @description List the API keys that the caller may see, without their secrets.
         *
         *     Scope: `admin`.
         */
        get: operations["api_keys_list"];
        put?: never;
        /**
         * Create an API key. Only this answer contains the key itself
         * @description Create an API key. Only this answer contains the key itself.
         *
         *     Scope: `admin`.
         */
        post: operations["api_keys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/self": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return what the API key of this request is: its name, scopes, flag set and expiry
         * @description Return what the API key of this request is: its name, scopes, flag set and expiry.
         *
         *     It is answered from memory, also without a database.
         *
         *     Scope: `evaluate` or `read` or `write` or `admin`.
         */
        get: operations["api_keys_self"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one API key, without its secret
         * @description Return one API key, without its secret.
         *
         *     Scope: `admin`.
         */
        get: operations["api_keys_get"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key. This worker refuses it at once, every other worker within a second
         * @description Revoke an API key. This worker refuses it at once, every other worker within a second.
         *
         *     The last admin key that is bound to no flag set is kept, unless `?force=true`.
         *
         *     Scope: `admin`.
         */
        delete: operations["api_keys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API key a new secret. The present secret stays valid for the grace period
         * @description Give an API key a new secret. The present secret stays valid for the grace period.
         *
         *     Scope: `admin`.
         */
        post: operations["api_keys_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the flag sets that the API key may see, by name
         * @description List the flag sets that the API key may see, by name.
         *
         *     `?summary=true` adds what an overview shows: the number of flags, the last change, stale
         *     flags, plans, and the evaluations of the last 24 hours.
         *
         *     Scope: `read`.
         */
        get: operations["flag_sets_list"];
        put?: never;
        /**
         * Create an empty flag set
         * @description Create an empty flag set.
         *
         *     Scope: `admin`.
         */
        post: operations["flag_sets_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the properties of one flag set
         * @description Return the properties of one flag set.
         *
         *     Scope: `read`.
         */
        get: operations["flag_sets_get"];
        put?: never;
        post?: never;
        /**
         * Delete a flag set with all flags, evaluators and stored contexts
         * @description Delete a flag set with all flags, evaluators and stored contexts.
         *
         *     Scope: `admin`.
         */
        delete: operations["flag_sets_delete"];
        options?: never;
        head?: never;
        /**
         * Change the properties of a flag set: `fractional`, `storedContexts`, metadata
         * @description Change the properties of a flag set: `fractional`, `storedContexts`, metadata.
         *
         *     Scope: `write`.
         */
        patch: operations["flag_sets_patch"];
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the history, newest first. As NDJSON or CSV all of it is streamed, oldest first
         * @description Return the history, newest first. As NDJSON or CSV all of it is streamed, oldest first.
         *
         *     Scope: `read`.
         */
        get: operations["changes_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/contexts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the stored contexts of the flag set by targeting key; as NDJSON all are streamed
         * @description List the stored contexts of the flag set by targeting key; as NDJSON all are streamed.
         *
         *     The stream can be sent back as it is to import the contexts. With `override`, a page
         *     looks through a bounded number of contexts, so that it may have fewer items than its limit, or
         *     none, and yet a `next`: only a `next` that is null is the end.
         *
         *     Scope: `read`.
         */
        get: operations["contexts_list"];
        put?: never;
        /**
         * Import stored contexts from NDJSON: one context a line, created or replaced
         * @description Import stored contexts from NDJSON: one context a line, created or replaced.
         *
         *     The body may have any length and is stored as it arrives. An invalid line is skipped and
         *     reported at the end with its number; the other lines are stored. If two lines have the same
         *     targeting key, the later one counts. If the caller disconnects, the lines stored so far stay;
         *     sending the same body again is safe.
         *
         *     Scope: `write`.
         */
        post: operations["contexts_load"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/contexts/{targeting_key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one stored context, in the form in which it is written
         * @description Return one stored context, in the form in which it is written.
         *
         *     Scope: `read`.
         */
        get: operations["contexts_get"];
        /**
         * Store a context for a targeting key. It replaces the present one
         * @description Store a context for a targeting key. It replaces the present one.
         *
         *     Scope: `write`.
         */
        put: operations["contexts_put"];
        post?: never;
        /**
         * Delete the stored context of a targeting key
         * @description Delete the stored context of a targeting key.
         *
         *     Scope: `write`.
         */
        delete: operations["contexts_delete"];
        options?: never;
        head?: never;
        /**
         * Change a stored context by a JSON merge patch (RFC 7396)
         * @description Change a stored context by a JSON merge patch (RFC 7396).
         *
         *     Scope: `write`.
         */
        patch: operations["contexts_patch"];
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy several flags to another flag set in one change, with the checks of any write
         * @description Copy several flags to another flag set in one change, with the checks of any write.
         *
         *     All are copied, or none. `If-Match` is of the other set. `dry_run` returns the differences
         *     there, and the warnings.
         *
         *     Scope: `write`.
         */
        post: operations["several_flags_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the flag set as a flagd document, with its texts as they were written
         * @description Return the flag set as a flagd document, with its texts as they were written.
         *
         *     flagd sidecars poll this route. `metadata.flagSetId` is the name of the set unless its
         *     metadata has another one. `$flagstaff` has the properties of the set, so that a copy that is
         *     loaded elsewhere answers alike. Stored contexts are not part of the document. `revision` or
         *     `at` returns the set as it was then.
         *
         *     Scope: `read` or `evaluate`.
         */
        get: operations["documents_get"];
        /**
         * Make the flag set equal to the document, as a whole. `dry_run` returns the diff only
         * @description Make the flag set equal to the document, as a whole. `dry_run` returns the diff only.
         *
         *     `$flagstaff` in the document sets the properties of the flag set, and `metadata` its
         *     metadata; what the document does not have stays as it is. Another version of `fractional` for
         *     existing flags and a change of `storedContexts` are reported as warnings and never refused.
         *
         *     `create` creates a flag set that does not exist, in the same change: a document that is
         *     refused leaves nothing behind. Only that needs the scope `admin` and a key that is bound to no
         *     set. With `dry_run`, the revision is 0 then. `If-None-Match: *` refuses a set that exists.
         *
         *     Scope: `write`.
         */
        put: operations["documents_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return what OFREP answers for a context: one flag or all, now or at an earlier time
         * @description Return what OFREP answers for a context: one flag or all, now or at an earlier time.
         *
         *     `at` is a revision or a time. Flags, evaluators, metadata and the version of `fractional`
         *     are those of that time, and rules see that time. Stored contexts have no history: the present
         *     ones are used. Where OFREP answers with an error for a flag, that error is the answer, with
         *     status 200. These evaluations are not counted in the statistics.
         *
         *     Scope: `read`.
         */
        post: operations["questions_evaluate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/evaluators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the shared evaluators of the flag set by name
         * @description List the shared evaluators of the flag set by name.
         *
         *     Scope: `read`.
         */
        get: operations["evaluators_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/evaluators/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the rule of one evaluator, as it was written
         * @description Return the rule of one evaluator, as it was written.
         *
         *     Scope: `read`.
         */
        get: operations["evaluators_get"];
        /**
         * Create an evaluator or replace its rule. The flags that use it change with it
         * @description Create an evaluator or replace its rule. The flags that use it change with it.
         *
         *     Scope: `write`.
         */
        put: operations["evaluators_put"];
        post?: never;
        /**
         * Delete an evaluator that no flag uses
         * @description Delete an evaluator that no flag uses.
         *
         *     Scope: `write`.
         */
        delete: operations["evaluators_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/event-stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the address of the set's event stream, as bulk answers contain it
         * @description Return the address of the set's event stream, as bulk answers contain it.
         *
         *     For programs that follow changes and evaluate nothing. The address is signed for the API key
         *     and opens this stream only. It changes when the key is rotated.
         *
         *     Scope: `read`.
         */
        get: operations["flag_sets_event_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return an answer and how it came about: each operator that was evaluated
         * @description Return an answer and how it came about: each operator that was evaluated.
         *
         *     `answer` is OFREP's. `trace` says what decided (`decidedBy`), which attributes came from the
         *     request and which from the store, and has the targeting as a tree: each node with its JSON
         *     pointer into the definition, its operator, its operands and its result; `reached` is false for
         *     a branch that was not evaluated. For `fractional` it has the bucketing value, the hash, the
         *     bucket and the range of each variant; for `sem_ver` the versions as parsed. Large trees are
         *     cut, and say so. `definition` is the flag that was explained, as it was written.
         *
         *     Without `flag`, the answer has one line for each flag of the set. `definition` explains a
         *     draft in place of the stored definition. `at` is a revision or a time, as for `evaluate`.
         *
         *     Scope: `read`.
         */
        post: operations["questions_explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the flags of the set by key; `?summary=true` tells their definitions in short
         * @description List the flags of the set by key; `?summary=true` tells their definitions in short.
         *
         *     Pages of summaries are small: 10,000 flags are ten pages of 1,000, of some 30 kB each when
         *     compressed.
         *
         *     Scope: `read`.
         */
        get: operations["flags_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, create and delete several flags in one change
         * @description Change, create and delete several flags in one change.
         *
         *     Each flag has a JSON merge patch (RFC 7396) of its definition, and null deletes it. The change
         *     is made as a whole or not at all, and is one revision. `If-Match` is of the flag set.
         *
         *     Scope: `write`.
         */
        patch: operations["several_flags_patch"];
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/flags/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the definition of one flag, as it was written; `?statistics=true` adds statistics
         * @description Return the definition of one flag, as it was written; `?statistics=true` adds statistics.
         *
         *     `?summary=true` returns the flag in short. The entity tag is that of the definition in each
         *     case. Statistics and the last evaluation change without it, so the tag is weak beside them, and
         *     such an answer is never 304.
         *
         *     Scope: `read`.
         */
        get: operations["flags_get"];
        /**
         * Create a flag or replace its definition
         * @description Create a flag or replace its definition.
         *
         *     Scope: `write`.
         */
        put: operations["flags_put"];
        post?: never;
        /**
         * Delete a flag. Its history stays
         * @description Delete a flag. Its history stays.
         *
         *     Scope: `write`.
         */
        delete: operations["flags_delete"];
        options?: never;
        head?: never;
        /**
         * Change the definition of a flag by a JSON merge patch (RFC 7396)
         * @description Change the definition of a flag by a JSON merge patch (RFC 7396).
         *
         *     Scope: `write`.
         */
        patch: operations["flags_patch"];
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/flags/{key}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy the flag to another flag set, with the checks of any write
         * @description Copy the flag to another flag set, with the checks of any write.
         *
         *     `dry_run` returns the difference in the other set, and the warnings there.
         *
         *     Scope: `write`.
         */
        post: operations["flags_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/flags/{key}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll a flag back to an earlier version, as a new change
         * @description Roll a flag back to an earlier version, as a new change.
         *
         *     Scope: `write`.
         */
        post: operations["changes_rollback_flag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/flags/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return every version of a flag, newest first; also of a flag that was deleted
         * @description Return every version of a flag, newest first; also of a flag that was deleted.
         *
         *     Scope: `read`.
         */
        get: operations["changes_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/impact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whom a proposed change would move from which variant to which
         * @description Whom a proposed change would move from which variant to which.
         *
         *     Nothing is stored. The change is held against all stored contexts, or against `sample` made-up
         *     targeting keys: in a rollout, keys alone decide. With `Content-Type: application/x-ndjson` it is
         *     held against the caller's own contexts: the first line is the proposal, every other line an
         *     evaluation context; lines that are none are counted, and the first hundred are named.
         *
         *     The answer is NDJSON: events `progress`, then one `result`, or a `failure`. A worker compares
         *     for one caller at a time; others get 503.
         *
         *     Scope: `read`.
         */
        post: operations["questions_impact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll the whole flag set back to a revision. `dry_run` returns the differences only
         * @description Roll the whole flag set back to a revision. `dry_run` returns the differences only.
         *
         *     With `flags` only the flags with these keys are rolled back; one that did not exist at the
         *     revision is deleted.
         *
         *     Scope: `write`.
         */
        post: operations["changes_rollback_flag_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rollouts of the flag set, newest first. Ended rollouts stay for 90 days
         * @description List the rollouts of the flag set, newest first. Ended rollouts stay for 90 days.
         *
         *     Scope: `read`.
         */
        get: operations["rollouts_list"];
        put?: never;
        /**
         * Start a rollout: the variant's share grows step by step, each a change of the flag
         * @description Start a rollout: the variant's share grows step by step, each a change of the flag.
         *
         *     A key that has the variant keeps it. All steps are checked as if they were taken now. Guards
         *     are asked of Prometheus before each step and while it stays.
         *
         *     Scope: `write`.
         */
        post: operations["rollouts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollouts/{rollout}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one rollout, with the last values of its guards
         * @description Return one rollout, with the last values of its guards.
         *
         *     Its entity tag changes with steps and actions, but not with looks at the guards.
         *
         *     Scope: `read`.
         */
        get: operations["rollouts_get"];
        put?: never;
        post?: never;
        /**
         * Stop a rollout where it is: the flag keeps its share. It stays in the list as cancelled
         * @description Stop a rollout where it is: the flag keeps its share. It stays in the list as cancelled.
         *
         *     Scope: `write`.
         */
        delete: operations["rollouts_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollouts/{rollout}/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the flag its targeting from before the rollout, which pauses before its first step
         * @description Give the flag its targeting from before the rollout, which pauses before its first step.
         *
         *     Scope: `write`.
         */
        post: operations["rollouts_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollouts/{rollout}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a rollout: the share stays as it is, and guards are not asked
         * @description Pause a rollout: the share stays as it is, and guards are not asked.
         *
         *     Scope: `write`.
         */
        post: operations["rollouts_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollouts/{rollout}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused rollout with what was left of its step. Guards are asked at once
         * @description Resume a paused rollout with what was left of its step. Guards are asked at once.
         *
         *     Scope: `write`.
         */
        post: operations["rollouts_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/rollouts/{rollout}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the wait of the present step: the next one is taken within a second, if guards hold
         * @description End the wait of the present step: the next one is taken within a second, if guards hold.
         *
         *     Scope: `write`.
         */
        post: operations["rollouts_skip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the schedules of the flag set, newest first. Ended schedules stay for 90 days
         * @description List the schedules of the flag set, newest first. Ended schedules stay for 90 days.
         *
         *     Scope: `read`.
         */
        get: operations["schedules_list"];
        put?: never;
        /**
         * Schedule a change. It is checked as if it were made now, and again when it is applied
         * @description Schedule a change. It is checked as if it were made now, and again when it is applied.
         *
         *     Within a second of its time it is applied as a change of the key that scheduled it, also if
         *     that key has been revoked since.
         *
         *     Scope: `write`.
         */
        post: operations["schedules_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/schedules/{schedule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one schedule
         * @description Return one schedule.
         *
         *     Scope: `read`.
         */
        get: operations["schedules_get"];
        put?: never;
        post?: never;
        /**
         * Cancel a waiting schedule. It stays in the list as cancelled
         * @description Cancel a waiting schedule. It stays in the list as cancelled.
         *
         *     Scope: `write`.
         */
        delete: operations["schedules_delete"];
        options?: never;
        head?: never;
        /**
         * Move a waiting schedule to another time, or change its comment
         * @description Move a waiting schedule to another time, or change its comment.
         *
         *     Scope: `write`.
         */
        patch: operations["schedules_patch"];
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/schedules/{schedule}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a waiting schedule now, as a change of the caller's
         * @description Apply a waiting schedule now, as a change of the caller's.
         *
         *     If the change is refused, the schedule goes on waiting.
         *
         *     Scope: `write`.
         */
        post: operations["schedules_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return evaluation counts by hour or by day (UTC), earliest first
         * @description Return evaluation counts by hour or by day (UTC), earliest first.
         *
         *     Evaluations appear after some seconds. Hours older than some days
         *     (`FLAGSTAFF_STATISTICS_HOURLY_DAYS`) are merged into days. Evaluations by flagd sidecars are
         *     not counted.
         *
         *     Scope: `read`.
         */
        get: operations["statistics_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhooks of the flag set, without their secrets
         * @description List the webhooks of the flag set, without their secrets.
         *
         *     Scope: `admin`.
         */
        get: operations["webhooks_list"];
        put?: never;
        /**
         * Create a webhook. Only this answer contains its secret
         * @description Create a webhook. Only this answer contains its secret.
         *
         *     Scope: `admin`.
         */
        post: operations["webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/webhooks/{webhook}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one webhook, without its secret
         * @description Return one webhook, without its secret.
         *
         *     Scope: `admin`.
         */
        get: operations["webhooks_get"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook with its waiting deliveries
         * @description Delete a webhook with its waiting deliveries.
         *
         *     Scope: `admin`.
         */
        delete: operations["webhooks_delete"];
        options?: never;
        head?: never;
        /**
         * Change a webhook. Disabling it drops what waits; after enabling it gets new changes only
         * @description Change a webhook. Disabling it drops what waits; after enabling it gets new changes only.
         *
         *     Scope: `admin`.
         */
        patch: operations["webhooks_patch"];
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/webhooks/{webhook}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries, newest first. Ended deliveries stay for a week
         * @description List deliveries, newest first. Ended deliveries stay for a week.
         *
         *     Scope: `admin`.
         */
        get: operations["webhooks_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/webhooks/{webhook}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return one delivery
         * @description Return one delivery.
         *
         *     Scope: `admin`.
         */
        get: operations["webhooks_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/webhooks/{webhook}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an ended delivery once more, at once, with the same id
         * @description Send an ended delivery once more, at once, with the same id.
         *
         *     Scope: `admin`.
         */
        post: operations["webhooks_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flag-sets/{flag_set}/webhooks/{webhook}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test call at once, without retries. Its delivery has the result
         * @description Send a test call at once, without retries. Its delivery has the result.
         *
         *     Scope: `admin`.
         */
        post: operations["webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the API as a page to read and to try out
         * @description Return the API as a page to read and to try out.
         */
        get: operations["docs_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer 200 if the worker's event loop runs
         * @description Answer 200 if the worker's event loop runs.
         */
        get: operations["operations_livez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the metrics of all workers of this node in Prometheus's text format
         * @description Return the metrics of all workers of this node in Prometheus's text format.
         */
        get: operations["operations_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ofrep/v1/evaluate/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate all flags of the flag set
         * @description Evaluate all flags of the flag set.
         */
        post: operations["ofrep_evaluate_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ofrep/v1/evaluate/flags/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate one flag
         * @description Evaluate one flag.
         */
        post: operations["ofrep_evaluate_one"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ofrep/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream an event whenever answers of a flag set may have changed
         * @description Stream an event whenever answers of a flag set may have changed.
         *
         *     Server-sent events, at the address that a bulk evaluation returned in `eventStreams`. The
         *     `id` of an event is the revision. A client whose last event is older, or that has none, gets
         *     an event at once.
         */
        get: operations["events_listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return the API description as OpenAPI 3.1
         * @description Return the API description as OpenAPI 3.1.
         */
        get: operations["docs_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return whether this worker can evaluate, and what is degraded since when
         * @description Return whether this worker can evaluate, and what is degraded since when.
         *
         *     Evaluation needs no store: while the database is away, it goes on from memory.
         */
        get: operations["operations_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "flag_set.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A flag set has changed */
        post: operations["webhook_flag_set_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "plan.stopped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A plan failed, was missed, was cancelled by another change, or paused by itself */
        post: operations["webhook_plan_stopped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A test of the webhook */
        post: operations["webhook_ping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * AllExplained
         * @description The answers of all flags of a flag set, a line each.
         */
        AllExplained: {
            revision: number;
            flags: components["schemas"]["Line"][];
        };
        /**
         * BulkEvaluation
         * @description OFREP 0.3.0, bulkEvaluationSuccess.
         */
        BulkEvaluation: {
            flags: (components["schemas"]["Evaluation"] | components["schemas"]["EvaluationFailure"])[];
            metadata?: components["schemas"]["Metadata"];
            eventStreams?: Record<string, never>[];
        };
        /**
         * Change
         * @description Effect of a change on one thing; `before` or `after` is null if it did not exist.
         *
         *     A flag set's properties are `{"fractional":…,"storedContexts":…,"metadata":…}`.
         */
        Change: {
            revision: number;
            /** Format: date-time */
            at: string;
            actor: string;
            comment: string | null;
            kind: string;
            name: string;
            before: unknown;
            after: unknown;
        };
        /**
         * ChangePage
         * @description A page of a list.
         */
        ChangePage: {
            items: components["schemas"]["Change"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * ChangedFlagSet
         * @description The change in a call: `changes` are the first hundred of `total`.
         */
        ChangedFlagSet: {
            flagSet: string;
            revision: number;
            actor: string;
            comment: string | null;
            total: number;
            changes: components["schemas"]["TouchedThing"][];
        };
        /**
         * Context
         * @description A stored context in an answer.
         */
        Context: {
            targetingKey: string;
            attributes: Record<string, never>;
            overrides: unknown;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            modifiedAt: string;
        };
        /**
         * ContextBody
         * @description Body that stores a context: attributes, and variants fixed by flag key.
         */
        ContextBody: {
            attributes?: Record<string, never>;
            /** @default {} */
            overrides: {
                [key: string]: string;
            };
        };
        /**
         * ContextLine
         * @description A context on one line of NDJSON.
         */
        ContextLine: {
            attributes?: Record<string, never>;
            /** @default {} */
            overrides: {
                [key: string]: string;
            };
            targetingKey: string;
        };
        /**
         * ContextPage
         * @description A page of a list.
         */
        ContextPage: {
            items: components["schemas"]["Context"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * Copies
         * @description Body that copies flags: the name of the target set, and the keys of the flags.
         */
        Copies: {
            to: string;
            flags: string[];
        };
        /**
         * Copy
         * @description Body that copies a flag: the name of the target set.
         */
        Copy: {
            to: string;
        };
        /**
         * Degraded
         * @description A store that is down, or a background task that keeps failing, and since when.
         */
        Degraded: {
            what: string;
            /** Format: date-time */
            since: string;
        };
        /**
         * Delivery
         * @description A delivery, made or waiting. `revision` is that of a change, and null for others.
         *
         *     `message_id` is the header `webhook-id`, the same at every attempt. `status` and
         *     `error` are of the last attempt; `next_attempt_at` is set between two.
         */
        Delivery: {
            id: number;
            messageId: string;
            /** @enum {unknown} */
            type: "flag_set.changed" | "ping" | "plan.stopped";
            revision: number | null;
            /** @enum {unknown} */
            state: "delivered" | "failed" | "pending";
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            attemptedAt: string | null;
            nextAttemptAt: string | null;
            endedAt: string | null;
            status: number | null;
            error: string | null;
        };
        /**
         * DeliveryPage
         * @description A page of a list.
         */
        DeliveryPage: {
            items: components["schemas"]["Delivery"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * Difference
         * @description The difference that a write makes; `before` or `after` is null where there is nothing.
         *
         *     A flag set's properties are `{"fractional":…,"storedContexts":…,"metadata":…}`.
         */
        Difference: {
            /** @enum {unknown} */
            kind: "evaluator" | "flag" | "flag_set";
            name: string;
            before: unknown;
            after: unknown;
        };
        /**
         * Document
         * @description A whole flag set as one flagd document. Without `metadata`, the set keeps its own; `{}` removes them. Without `$evaluators`, the set has none. Other members at the top are not stored and cause a warning.
         * @example {
         *       "$flagstaff": {
         *         "fractional": 2,
         *         "storedContexts": false
         *       },
         *       "flags": {
         *         "banner": {
         *           "state": "ENABLED",
         *           "variants": {
         *             "big": 2,
         *             "small": 1
         *           },
         *           "defaultVariant": "small",
         *           "targeting": {
         *             "if": [
         *               {
         *                 "==": [
         *                   {
         *                     "var": "plan"
         *                   },
         *                   "team"
         *                 ]
         *               },
         *               "big",
         *               null
         *             ]
         *           }
         *         }
         *       },
         *       "$evaluators": {
         *         "staff": {
         *           "ends_with": [
         *             {
         *               "var": "email"
         *             },
         *             "@example.com"
         *           ]
         *         }
         *       }
         *     }
         */
        Document: {
            $schema?: string;
            /** @description The flag set's own properties, which flagd ignores. What is absent stays as it is in the set. `flagSet` is the set that was exported: a `metadata.flagSetId` of the same name is not carried into another set. */
            $flagstaff?: {
                flagSet?: string;
                /** @enum {unknown} */
                fractional?: 2 | 3;
                storedContexts?: boolean;
            };
            flags: {
                [key: string]: components["schemas"]["FlagDefinition"];
            };
            $evaluators?: {
                [key: string]: components["schemas"]["Rule"];
            };
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * Evaluation
         * @description OFREP 0.3.0, evaluationSuccess. Without a value the caller's default applies.
         */
        Evaluation: {
            key: string;
            /** @enum {unknown} */
            reason: "STATIC" | "TARGETING_MATCH" | "DISABLED" | "DEFAULT";
            variant?: string;
            value?: boolean | string | number | Record<string, never>;
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * EvaluationCount
         * @description Evaluations of a flag with one outcome within `hours` from `start`.
         *
         *     `hours` is 1, or 24 for a day of UTC. `variant` is null where none was returned. A failed
         *     evaluation has an `errorCode` and no `reason`, any other a `reason` and no `errorCode`.
         */
        EvaluationCount: {
            flag: string;
            variant: string | null;
            reason: string | null;
            errorCode: string | null;
            /** Format: date-time */
            start: string;
            hours: number;
            evaluations: number;
        };
        /**
         * EvaluationCountPage
         * @description A page of a list.
         */
        EvaluationCountPage: {
            items: components["schemas"]["EvaluationCount"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * EvaluationFailure
         * @description OFREP 0.3.0, evaluationFailure and the other failures.
         */
        EvaluationFailure: {
            key?: string;
            errorCode?: string;
            errorDetails: string;
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * EvaluationRequest
         * @description OFREP 0.3.0, evaluationRequest.
         * @example {
         *       "context": {
         *         "targetingKey": "user-1",
         *         "email": "user@example.com"
         *       }
         *     }
         */
        EvaluationRequest: {
            /** @description The evaluation context. */
            context?: {
                targetingKey?: string;
            } & {
                [key: string]: unknown;
            };
        };
        /**
         * Evaluator
         * @description An evaluator in a list; `revision` and `modified_at` are as a flag's.
         */
        Evaluator: {
            name: string;
            revision: number | null;
            modifiedAt: string | null;
            rule: unknown;
        };
        /**
         * EvaluatorPage
         * @description A page of a list.
         */
        EvaluatorPage: {
            items: components["schemas"]["Evaluator"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * EventStreamAddress
         * @description Address of a flag set's event stream, as `eventStreams` of a bulk answer has it.
         *
         *     `request_uri` is a secret of the API key, relative to the host; null where event streams are
         *     switched off.
         */
        EventStreamAddress: {
            requestUri: string | null;
        };
        /**
         * ExplainQuestion
         * @description Question for how an answer came about.
         *
         *     `definition` is a draft of the flag that is explained in place of the stored definition.
         */
        ExplainQuestion: {
            /** @default null */
            flag: string | null;
            /** @default {} */
            context: Record<string, never>;
            /** @default null */
            at: number | string | null;
            definition?: unknown;
        };
        /**
         * Explained
         * @description An answer in OFREP's format, how it came about, and the revision that produced it.
         *
         *     `definition` is the flag as it was written: the draft, or the stored one of that revision.
         */
        Explained: {
            answer: unknown;
            revision: number;
            trace: Record<string, never>;
            definition: unknown;
        };
        /**
         * Fault
         * @description One fault of a document.
         *
         *     `pointer` is a JSON pointer (RFC 6901) into the body that was sent; "" is the whole body.
         */
        Fault: {
            pointer: string;
            detail: string;
        };
        /**
         * Flag
         * @description A flag in a list; `revision` is the set's when the flag last changed.
         *
         *     `stale` says why nobody may need it any more: for some time it was not evaluated, or returned
         *     one variant to all callers. A flag with `"permanent": true` in its metadata is `permanent`
         *     and never stale. An answer from memory, without the database, has none of that.
         */
        Flag: {
            key: string;
            revision: number | null;
            modifiedAt: string | null;
            lastEvaluatedAt: string | null;
            stale: ("not-evaluated" | "one-variant") | null;
            permanent: boolean;
            definition: unknown;
        };
        /**
         * FlagDefinition
         * @description A flag as flagd defines it.
         * @example {
         *       "state": "ENABLED",
         *       "variants": {
         *         "on": true,
         *         "off": false
         *       },
         *       "defaultVariant": "off",
         *       "targeting": {
         *         "if": [
         *           {
         *             "ends_with": [
         *               {
         *                 "var": "email"
         *               },
         *               "@example.com"
         *             ]
         *           },
         *           "on",
         *           null
         *         ]
         *       }
         *     }
         */
        FlagDefinition: {
            /** @enum {unknown} */
            state: "ENABLED" | "DISABLED";
            /** @description Values by name, all of one type. */
            variants: {
                [key: string]: boolean | string | number | Record<string, never>;
            };
            /** @description Variant if targeting returns none. Absent, null or empty: the caller's own default applies. */
            defaultVariant?: string | null;
            /** @description JSONLogic with flagd's operators; returns the name of a variant. */
            targeting?: unknown;
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * FlagImpact
         * @description Impact on one flag: the cells of the matrix, the largest first.
         */
        FlagImpact: {
            flag: string;
            moved: number;
            percent: number;
            cells: components["schemas"]["ImpactCell"][];
            reasons: components["schemas"]["ReasonChange"][];
        };
        /**
         * FlagPage
         * @description A page of a list.
         */
        FlagPage: {
            items: components["schemas"]["Flag"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * FlagPlan
         * @description The next plan of a flag, of those that have not ended, and the number of all of them.
         *
         *     A paused rollout comes before all others. `nextAt`: when it changes the flag next.
         */
        FlagPlan: {
            /** @enum {unknown} */
            kind: "rollout" | "schedule";
            /** @enum {unknown} */
            state: "paused" | "running" | "waiting";
            nextAt: string | null;
            number: number;
        };
        /**
         * FlagSet
         * @description A flag set without its content. An answer from memory does not have `created_at`.
         */
        FlagSet: {
            name: string;
            revision: number;
            /**
             * @description Version of the algorithm of `fractional`. 2: the variants that flagd 0.16.1, `@openfeature/flagd-core` 4.0.1 (npm) and `openfeature-flagd-core` 1.0.0 (PyPI) give. 3: those of `openfeature-flagd-core` 2.0.0 (PyPI). The Java in-process provider up to 0.11.15 has an older algorithm, and agrees with neither. Another version gives many users other variants, whatever their bucketing value is, texts too.
             * @enum {integer}
             */
            fractional: 2 | 3;
            storedContexts: boolean;
            metadata: unknown;
            createdAt: string | null;
            /** Format: date-time */
            modifiedAt: string;
        };
        /**
         * FlagSetChange
         * @description JSON merge patch (RFC 7396) of a set's properties: null removes metadata.
         */
        FlagSetChange: {
            /**
             * @description Version of the algorithm of `fractional`. 2: the variants that flagd 0.16.1, `@openfeature/flagd-core` 4.0.1 (npm) and `openfeature-flagd-core` 1.0.0 (PyPI) give. 3: those of `openfeature-flagd-core` 2.0.0 (PyPI). The Java in-process provider up to 0.11.15 has an older algorithm, and agrees with neither. Another version gives many users other variants, whatever their bucketing value is, texts too.
             * @enum {integer}
             */
            fractional?: 2 | 3;
            storedContexts?: boolean;
            metadata?: {
                [key: string]: string | boolean | number | null;
            } | null;
        };
        /**
         * FlagSetChanged
         * @description Body of a call after a change; `timestamp` is the time of the change.
         */
        FlagSetChanged: {
            /** @enum {unknown} */
            type: "flag_set.changed";
            /** Format: date-time */
            timestamp: string;
            data: components["schemas"]["ChangedFlagSet"];
        };
        /**
         * FlagSetPage
         * @description A page of a list.
         */
        FlagSetPage: {
            items: components["schemas"]["FlagSet"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * FlagSetRollback
         * @description Body of a rollback of a flag set; with `flags`, only of the flags with these keys.
         */
        FlagSetRollback: {
            revision: number;
            flags?: string[];
        };
        /**
         * FlagSetSummary
         * @description A flag set in short, for an overview.
         *
         *     `evaluations` are those of each of 24 hours, from the hour that began at
         *     `evaluations_since`; the last one is still counting. `stale` is the number of stale flags,
         *     as counted every 10 minutes, null while that is not known. `planned` is the number of
         *     schedules and rollouts that have not ended. An answer from memory has properties and `flags`
         *     only.
         */
        FlagSetSummary: {
            name: string;
            revision: number;
            metadata: unknown;
            /** Format: date-time */
            modifiedAt: string;
            flags: number;
            stale: number | null;
            planned: number | null;
            lastChange: components["schemas"]["LastChange"] | null;
            evaluationsSince: string | null;
            evaluations: number[] | null;
        };
        /**
         * FlagSetSummaryPage
         * @description A page of a list.
         */
        FlagSetSummaryPage: {
            items: components["schemas"]["FlagSetSummary"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * FlagStatistics
         * @description Evaluations by variant in the last 24 hours and 7 days, to the hour.
         */
        FlagStatistics: {
            last24Hours: components["schemas"]["VariantCount"][];
            last7Days: components["schemas"]["VariantCount"][];
        };
        /**
         * FlagSummary
         * @description A flag in a list, in short: what its definition says, and who changed it last.
         *
         *     `variants` is how many there are, of the `type`. `rules` counts the conditions at the
         *     beginning of the targeting, each with its own answer; `otherwise` is what callers get whom
         *     none of them fits, null where the targeting computes it. `rollout` has the shares of the first
         *     `fractional` that answers. `evaluators` are those that the targeting refers to. `digest`
         *     is equal for definitions that say the same, apart from their state and layout, also in another
         *     set. `plan` is null for a flag without a schedule or rollout that has not ended. The other
         *     fields are those of a flag in a list.
         */
        FlagSummary: {
            key: string;
            revision: number | null;
            modifiedAt: string | null;
            modifiedBy: string | null;
            comment: string | null;
            lastEvaluatedAt: string | null;
            stale: ("not-evaluated" | "one-variant") | null;
            permanent: boolean;
            /** @enum {unknown} */
            state: "DISABLED" | "ENABLED";
            /** @enum {unknown} */
            type: "boolean" | "number" | "object" | "string";
            variants: number;
            defaultVariant: string | null;
            rules: number;
            otherwise: {
                [key: string]: number;
            } | null;
            rollout: {
                [key: string]: number;
            } | null;
            evaluators: string[];
            metadata: {
                [key: string]: string | boolean | number | null;
            };
            digest: string;
            plan: components["schemas"]["FlagPlan"] | null;
        };
        /**
         * FlagSummaryPage
         * @description A page of a list.
         */
        FlagSummaryPage: {
            items: components["schemas"]["FlagSummary"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * FlagWithStatistics
         * @description A flag as in a list, and its recent evaluations by variant.
         */
        FlagWithStatistics: {
            key: string;
            revision: number | null;
            modifiedAt: string | null;
            lastEvaluatedAt: string | null;
            stale: ("not-evaluated" | "one-variant") | null;
            permanent: boolean;
            definition: unknown;
            statistics: components["schemas"]["FlagStatistics"];
        };
        /**
         * FlagsPatch
         * @description Flags by their keys: a JSON merge patch (RFC 7396) of the definition, or null to delete the flag.
         * @example {
         *       "flags": {
         *         "new-checkout": {
         *           "state": "DISABLED"
         *         },
         *         "banner": null
         *       }
         *     }
         */
        FlagsPatch: {
            flags: {
                [key: string]: Record<string, never> | null;
            };
        };
        /**
         * Guard
         * @description A condition of a rollout: a PromQL expression, compared with a bound.
         *
         *     It holds if every series of the expression compares so, now and during the whole of the last
         *     `for`. Without a value, or with NaN, it is not known whether it holds.
         *
         *     `{"expression": "sum(rate(errors_total[5m]))", "comparison": "<", "bound": 0.5, "for": "10m"}`
         */
        Guard: {
            expression: string;
            /** @enum {unknown} */
            comparison: "!=" | "<" | "<=" | "==" | ">" | ">=";
            bound: number;
            /**
             * @description Days, hours, minutes and seconds: `90s`, `10m`, `1h30m`, `2d`.
             * @default 0s
             */
            for: string;
        };
        /**
         * GuardStatus
         * @description A guard with its last result.
         *
         *     `value` is that of the series that is the farthest from holding; `detail` says what is
         *     wrong. `state` null: it was not checked yet.
         */
        GuardStatus: {
            expression: string;
            /** @enum {unknown} */
            comparison: "!=" | "<" | "<=" | "==" | ">" | ">=";
            bound: number;
            /**
             * @description Days, hours, minutes and seconds: `90s`, `10m`, `1h30m`, `2d`.
             * @default 0s
             */
            for: string;
            /** @default null */
            state: ("fails" | "holds" | "unknown") | null;
            /** @default null */
            value: number | null;
            /** @default null */
            detail: string | null;
        };
        /**
         * ImpactCell
         * @description Contexts that get one thing before and one after, with some of their targeting keys.
         *
         *     `moved` says whether the two have different values for the caller.
         */
        ImpactCell: {
            from: components["schemas"]["ImpactSide"];
            to: components["schemas"]["ImpactSide"];
            moved: boolean;
            contexts: number;
            percent: number;
            examples: string[];
        };
        /**
         * ImpactEvent
         * @description One line of an answer about impact.
         */
        ImpactEvent: components["schemas"]["ImpactProgress"] | components["schemas"]["ImpactResult"] | components["schemas"]["ImpactFailure"];
        /**
         * ImpactFailure
         * @description The comparison ended early; `detail` says why.
         */
        ImpactFailure: {
            /** @enum {unknown} */
            event: "failure";
            detail: string;
        };
        /**
         * ImpactProgress
         * @description Number of contexts evaluated so far.
         */
        ImpactProgress: {
            /** @enum {unknown} */
            event: "progress";
            contexts: number;
        };
        /**
         * ImpactResult
         * @description The end: every context was evaluated. `refused` counts lines that are no contexts.
         *
         *     Of more than a hundred of them the first hundred are named in `errors`.
         */
        ImpactResult: {
            /** @enum {unknown} */
            event: "result";
            revision: number;
            contexts: number;
            /** @default 0 */
            refused: number;
            /** @default [] */
            errors: components["schemas"]["LineFault"][];
            /** @default [] */
            warnings: components["schemas"]["Fault"][];
            flags: components["schemas"]["FlagImpact"][];
        };
        /**
         * ImpactSide
         * @description Answer to a context: a variant, none (the caller's own default applies), or an error.
         */
        ImpactSide: {
            variant: string | null;
            /** @default null */
            errorCode: string | null;
        };
        /**
         * ImpactSummary
         * @description The impact beside a dry run's difference: the flags that the change touches.
         */
        ImpactSummary: {
            contexts: number;
            flags: components["schemas"]["FlagImpact"][];
        };
        /**
         * Imported
         * @description Result of an import.
         *
         *     `errors` has the faults of the first refused lines; all are counted.
         */
        Imported: {
            read: number;
            written: number;
            refused: number;
            errors: components["schemas"]["LineFault"][];
        };
        /**
         * KeyRotation
         * @description Body that rotates a key; its present secret stays valid for `grace` seconds.
         */
        KeyRotation: {
            /** @default 0 */
            grace: number;
        };
        /**
         * LastChange
         * @description The last change of a flag set. `total` counts what it touched, of which one is named.
         *
         *     `did`: what became of that one.
         */
        LastChange: {
            revision: number;
            /** Format: date-time */
            at: string;
            actor: string;
            comment: string | null;
            total: number;
            /** @enum {unknown} */
            kind: "evaluator" | "flag" | "flag_set";
            name: string;
            /** @enum {unknown} */
            did: "changed" | "created" | "deleted";
        };
        /**
         * Line
         * @description An explanation in short: `decided` points to the branch that gave the answer.
         */
        Line: {
            flag: string;
            decidedBy: string;
            /** @default null */
            reason: string | null;
            /** @default null */
            variant: string | null;
            /** @default null */
            errorCode: string | null;
            /** @default null */
            decided: string | null;
        };
        /**
         * LineFault
         * @description A fault of a line, counted from 1. `pointer` points into the line's object.
         */
        LineFault: {
            line: number;
            pointer: string;
            detail: string;
        };
        /**
         * ListedKey
         * @description An API key in a list; `prefix` identifies it.
         *
         *     `state`: an `active` key is accepted; an `expired` or `revoked` one never again.
         */
        ListedKey: {
            id: number;
            name: string;
            /** @enum {unknown} */
            state: "active" | "expired" | "revoked";
            prefix: string;
            scopes: string[];
            flagSet: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            expiresAt: string | null;
            revokedAt: string | null;
            lastUsedAt: string | null;
        };
        /**
         * ListedKeyPage
         * @description A page of a list.
         */
        ListedKeyPage: {
            items: components["schemas"]["ListedKey"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * MadeKey
         * @description A new or rotated API key: the only answer that contains it.
         */
        MadeKey: {
            id: number;
            key: string;
            name: string;
            scopes: string[];
            flagSet: string | null;
            expiresAt: string | null;
        };
        /**
         * MadeRollout
         * @description A new rollout, with warnings about its last step.
         */
        MadeRollout: {
            id: number;
            flag: string;
            variant: string;
            /** @enum {unknown} */
            state: "applied" | "cancelled" | "failed" | "paused" | "running" | "waiting";
            reason: string | null;
            step: number;
            percent: number;
            startedFrom: number;
            nextAt: string | null;
            remaining: string | null;
            steps: components["schemas"]["RolloutStep"][];
            guards: components["schemas"]["GuardStatus"][];
            checkedAt: string | null;
            /** @enum {unknown} */
            onFailure: "pause" | "rollback";
            comment: string | null;
            revision: number | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            modifiedAt: string;
            endedAt: string | null;
            warnings: components["schemas"]["Fault"][];
        };
        /**
         * MadeSchedule
         * @description A new schedule, with the warnings of its change as of now.
         */
        MadeSchedule: {
            patch?: Record<string, never>;
            definition?: Record<string, never>;
            rollback?: number;
            id: number;
            /** @enum {unknown} */
            state: "applied" | "cancelled" | "failed" | "missed" | "waiting";
            /** Format: date-time */
            at: string;
            flag: string | null;
            latest: string | null;
            ifRevision: number | null;
            comment: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            modifiedAt: string;
            endedAt: string | null;
            revision: number | null;
            reason: string | null;
            warnings: components["schemas"]["Fault"][];
        };
        /**
         * MadeWebhook
         * @description A new webhook: the only answer that contains its secret.
         */
        MadeWebhook: {
            id: number;
            url: string;
            description: string | null;
            enabled: boolean;
            disabledBecause: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            modifiedAt: string;
            secret: string;
        };
        /**
         * MergePatch
         * @description JSON merge patch (RFC 7396): named members are replaced, null removes one.
         * @example {
         *       "state": "DISABLED"
         *     }
         */
        MergePatch: Record<string, never>;
        /** Metadata */
        Metadata: {
            [key: string]: string | boolean | number;
        };
        /**
         * NewFlagSet
         * @description Body that creates a flag set. Metadata that is null is left out.
         *
         *     With `stored_contexts`, evaluations read the stored contexts of their targeting keys.
         */
        NewFlagSet: {
            name: string;
            /**
             * @description Version of the algorithm of `fractional`. 2: the variants that flagd 0.16.1, `@openfeature/flagd-core` 4.0.1 (npm) and `openfeature-flagd-core` 1.0.0 (PyPI) give. 3: those of `openfeature-flagd-core` 2.0.0 (PyPI). The Java in-process provider up to 0.11.15 has an older algorithm, and agrees with neither. Another version gives many users other variants, whatever their bucketing value is, texts too.
             * @default 2
             * @enum {integer}
             */
            fractional: 2 | 3;
            /** @default false */
            storedContexts: boolean;
            /** @default {} */
            metadata: {
                [key: string]: string | boolean | number | null;
            };
        };
        /**
         * NewKey
         * @description Body that creates an API key. `flag_set` null binds it to no set: it is for all sets.
         */
        NewKey: {
            name: string;
            scopes: ("evaluate" | "read" | "write" | "admin")[];
            /** @default null */
            flagSet: string | null;
            /** @default null */
            expiresAt: string | null;
        };
        /**
         * NewRollout
         * @description Body that starts a rollout.
         *
         *     It begins at `start`, or `in` a length of time, or now. With `onFailure` `rollback`, a
         *     guard that fails gives the flag the targeting from before the rollout, and ends it; else the
         *     rollout pauses.
         */
        NewRollout: {
            flag: string;
            variant: string;
            steps: components["schemas"]["RolloutStep"][];
            /** @default [] */
            guards: components["schemas"]["Guard"][];
            /**
             * @default pause
             * @enum {unknown}
             */
            onFailure: "pause" | "rollback";
            /** @default null */
            start: string | null;
            /** @default null */
            in: string | null;
            /** @default null */
            comment: string | null;
        };
        /**
         * NewSchedule
         * @description Body that schedules a change: exactly one of `patch`, `definition` and `rollback`.
         *
         *     Without `flag` the change is of the flag set: `patch` of its properties, or `rollback` of
         *     all of it. It is applied at `at`, or `in` a while from now by the database's clock; if that
         *     was not possible then, not later than `latest`. With `ifRevision` it is applied only if the
         *     flag is still at that revision.
         */
        NewSchedule: {
            patch?: Record<string, never>;
            definition?: Record<string, never>;
            rollback?: number;
            /** Format: date-time */
            at?: string;
            /** @description Days, hours, minutes and seconds: `90s`, `10m`, `1h30m`, `2d`. */
            in?: string;
            /** @default null */
            flag: string | null;
            /** @default null */
            latest: string | null;
            /** @default null */
            ifRevision: number | null;
            /** @default null */
            comment: string | null;
        };
        /**
         * NewWebhook
         * @description Body that creates a webhook. The URL is `http` or `https`.
         */
        NewWebhook: {
            /** Format: uri */
            url: string;
            /** @default null */
            description: string | null;
            /** @default true */
            enabled: boolean;
        };
        /**
         * OwnKey
         * @description The API key of the request. `granted` are its scopes with those that they include.
         *
         *     `expires_at` is the end of the secret that was sent: for a former secret of a rotated key, the
         *     end of its grace period. Null: it has no end.
         */
        OwnKey: {
            id: number;
            name: string;
            scopes: string[];
            granted: string[];
            flagSet: string | null;
            expiresAt: string | null;
        };
        /**
         * PatchedFlagSet
         * @description A flag set after a change of its properties, with the warnings of the change, if any.
         */
        PatchedFlagSet: {
            name: string;
            revision: number;
            /**
             * @description Version of the algorithm of `fractional`. 2: the variants that flagd 0.16.1, `@openfeature/flagd-core` 4.0.1 (npm) and `openfeature-flagd-core` 1.0.0 (PyPI) give. 3: those of `openfeature-flagd-core` 2.0.0 (PyPI). The Java in-process provider up to 0.11.15 has an older algorithm, and agrees with neither. Another version gives many users other variants, whatever their bucketing value is, texts too.
             * @enum {integer}
             */
            fractional: 2 | 3;
            storedContexts: boolean;
            metadata: unknown;
            createdAt: string | null;
            /** Format: date-time */
            modifiedAt: string;
            warnings?: components["schemas"]["Fault"][];
        };
        /**
         * Ping
         * @description The body of a test call.
         */
        Ping: {
            /** @enum {unknown} */
            type: "ping";
            /** Format: date-time */
            timestamp: string;
            data: components["schemas"]["PingedFlagSet"];
        };
        /**
         * PingedFlagSet
         * @description The flag set of a test call.
         */
        PingedFlagSet: {
            flagSet: string;
        };
        /**
         * PlanStopped
         * @description Body of a call about a plan that failed, was missed, cancelled or paused by itself.
         */
        PlanStopped: {
            /** @enum {unknown} */
            type: "plan.stopped";
            /** Format: date-time */
            timestamp: string;
            data: components["schemas"]["StoppedPlan"];
        };
        /**
         * Problem
         * @description Problem details (RFC 9457).
         *
         *     `errors` has each fault of a refused body; of more than a hundred the first hundred, and a
         *     last one with the number of further ones. When a precondition failed, `current` is the
         *     present revision, or the number of a stored context's tag, and `definition` the present flag,
         *     evaluator or context.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            requestId: string;
            /** @default [] */
            errors: components["schemas"]["Fault"][];
            /** @default null */
            current: number | null;
            /** @default null */
            definition: unknown;
        };
        /**
         * Proposal
         * @description A proposed change, and the contexts that it is held against.
         *
         *     Exactly one of: `flag` with its `definition`, with a merge `patch` of it, or with the
         *     `revision` that it is rolled back to; a whole `document`; the `revision` that the set is
         *     rolled back to. With `sample`, so many targeting keys are made up; otherwise the stored
         *     contexts are taken.
         */
        Proposal: {
            /** @default null */
            flag: string | null;
            definition?: unknown;
            patch?: unknown;
            document?: unknown;
            /** @default null */
            revision: number | null;
            /** @default null */
            sample: number | null;
        };
        /**
         * Question
         * @description Question for a context's answer: one flag or all, now or at an earlier time.
         */
        Question: {
            /** @default null */
            flag: string | null;
            /** @default {} */
            context: Record<string, never>;
            /** @default null */
            at: number | string | null;
        };
        /**
         * Readiness
         * @description Readiness of a worker, and everything that is degraded.
         */
        Readiness: {
            status: string;
            degraded: components["schemas"]["Degraded"][];
        };
        /**
         * ReasonChange
         * @description Contexts whose answer has another reason; null is the reason of an error.
         */
        ReasonChange: {
            from: string | null;
            to: string | null;
            contexts: number;
        };
        /**
         * Rollback
         * @description Body of a rollback to a revision.
         */
        Rollback: {
            revision: number;
        };
        /**
         * Rollout
         * @description A rollout.
         *
         *     `state`: `waiting` for its first step, `running`, `paused`, `applied` after the last
         *     step, `failed` if a guard has rolled it back or a step was impossible, `cancelled` if
         *     somebody stopped it or changed the flag. `reason` says why it paused or ended by itself.
         *     `step` counts the steps that are taken, `percent` is the share now, and `nextAt` when the
         *     next step is due, or the end; `remaining` is that for a paused one, from when it is resumed.
         */
        Rollout: {
            id: number;
            flag: string;
            variant: string;
            /** @enum {unknown} */
            state: "applied" | "cancelled" | "failed" | "paused" | "running" | "waiting";
            reason: string | null;
            step: number;
            percent: number;
            startedFrom: number;
            nextAt: string | null;
            remaining: string | null;
            steps: components["schemas"]["RolloutStep"][];
            guards: components["schemas"]["GuardStatus"][];
            checkedAt: string | null;
            /** @enum {unknown} */
            onFailure: "pause" | "rollback";
            comment: string | null;
            revision: number | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            modifiedAt: string;
            endedAt: string | null;
        };
        /**
         * RolloutPage
         * @description A page of a list.
         */
        RolloutPage: {
            items: components["schemas"]["Rollout"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * RolloutStep
         * @description A share, and for how long it stays until the next step. `for` of the last step is left out.
         *
         *     `{"percent": 25, "for": "30m"}`
         */
        RolloutStep: {
            /** @description Share of the variant, with at most three decimals. */
            percent: number;
            /**
             * @description Days, hours, minutes and seconds: `90s`, `10m`, `1h30m`, `2d`.
             * @default 0s
             */
            for: string;
        };
        /**
         * Rule
         * @description A piece of targeting that flags share by `$ref`.
         * @example {
         *       "ends_with": [
         *         {
         *           "var": "email"
         *         },
         *         "@example.com"
         *       ]
         *     }
         */
        Rule: unknown;
        /**
         * Schedule
         * @description A scheduled change.
         *
         *     `state`: a `waiting` one is applied at `at`; `applied` created `revision`, or null if
         *     it made no difference; `failed` and `missed` have the `reason`, as has one that was
         *     `cancelled` by itself.
         */
        Schedule: {
            patch?: Record<string, never>;
            definition?: Record<string, never>;
            rollback?: number;
            id: number;
            /** @enum {unknown} */
            state: "applied" | "cancelled" | "failed" | "missed" | "waiting";
            /** Format: date-time */
            at: string;
            flag: string | null;
            latest: string | null;
            ifRevision: number | null;
            comment: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            modifiedAt: string;
            endedAt: string | null;
            revision: number | null;
            reason: string | null;
        };
        /**
         * ScheduleChange
         * @description JSON merge patch (RFC 7396) of a waiting schedule: null removes `latest` or `comment`.
         */
        ScheduleChange: {
            /** Format: date-time */
            at?: string;
            /** @description Days, hours, minutes and seconds: `90s`, `10m`, `1h30m`, `2d`. */
            in?: string;
            latest?: string | null;
            comment?: string | null;
        };
        /**
         * SchedulePage
         * @description A page of a list.
         */
        SchedulePage: {
            items: components["schemas"]["Schedule"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * StoppedPlan
         * @description The plan in a call, in the `state` that it got and with the reason.
         *
         *     `flag` is null for a plan on the whole flag set; `actor` and `comment` are those of who
         *     made the plan.
         */
        StoppedPlan: {
            flagSet: string;
            /** @enum {unknown} */
            kind: "rollout" | "schedule";
            id: number;
            flag: string | null;
            /** @enum {unknown} */
            state: "applied" | "cancelled" | "failed" | "missed" | "paused" | "running" | "waiting";
            reason: string | null;
            actor: string;
            comment: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        /**
         * TouchedThing
         * @description One thing that a change touched. Before and after are in the history, not here.
         */
        TouchedThing: {
            /** @enum {unknown} */
            kind: "evaluator" | "flag" | "flag_set";
            name: string;
            /** @enum {unknown} */
            action: "changed" | "created" | "deleted";
        };
        /**
         * VariantCount
         * @description Evaluations with one variant; null is none: disabled, without a default, or failed.
         */
        VariantCount: {
            variant: string | null;
            evaluations: number;
        };
        /**
         * Webhook
         * @description A webhook; a password in the URL is shown as `***`.
         *
         *     `disabled_because` is set if Flagstaff disabled it.
         */
        Webhook: {
            id: number;
            url: string;
            description: string | null;
            enabled: boolean;
            disabledBecause: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            modifiedAt: string;
        };
        /**
         * WebhookChange
         * @description JSON merge patch (RFC 7396) of a webhook: null removes the description.
         *
         *     A URL as it is shown, with `***` for its password, keeps the stored password.
         */
        WebhookChange: {
            /** Format: uri */
            url?: string;
            description?: string | null;
            enabled?: boolean;
        };
        /**
         * WebhookPage
         * @description A page of a list.
         */
        WebhookPage: {
            items: components["schemas"]["Webhook"][];
            /** @description Pass it as ?after= to get the next page; null on the last page. */
            next: string | null;
        };
        /**
         * Written
         * @description Result of a write.
         *
         *     `revision` is the present one: the one that the write created, or, if it changed nothing, the
         *     one before. It is 0 for the dry run of a write that would create the flag set. `changed`
         *     counts the changed things. Of more than a hundred `warnings` there are the first hundred, and
         *     a last one with the number of further ones.
         */
        Written: {
            revision: number;
            /** @default false */
            created: boolean;
            /** @default 0 */
            changed: number;
            /** @default [] */
            warnings: components["schemas"]["Fault"][];
            /** @default [] */
            diff: components["schemas"]["Difference"][];
            impact?: components["schemas"]["ImpactSummary"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    api_keys_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedKeyPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    api_keys_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout",
                 *       "scopes": [
                 *         "evaluate"
                 *       ],
                 *       "flagSet": "checkout.production"
                 *     }
                 */
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    api_keys_self: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnKey"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    api_keys_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the API key.
                 * @example 1842
                 */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedKey"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    api_keys_revoke: {
        parameters: {
            query?: {
                /** @description Revoke the last admin key, too. */
                force?: "true" | "false" | "1" | "0";
            };
            header?: never;
            path: {
                /**
                 * @description The number of the API key.
                 * @example 1842
                 */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    api_keys_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The number of the API key.
                 * @example 1842
                 */
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grace": 3600
                 *     }
                 */
                "application/json": components["schemas"]["KeyRotation"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flag_sets_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only names that contain this text, ignoring case. */
                search?: string;
                /** @description Only items whose metadata NAME equals this text or JSON value. */
                "metadata.NAME"?: string;
                /** @description Return each flag set in short, for an overview. */
                summary?: "true" | "false" | "1" | "0";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagSetPage"] | components["schemas"]["FlagSetSummaryPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flag_sets_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "checkout.production",
                 *       "metadata": {
                 *         "team": "checkout"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewFlagSet"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagSet"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flag_sets_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagSet"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flag_sets_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flag_sets_patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fractional": 3
                 *     }
                 */
                "application/json": components["schemas"]["FlagSetChange"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatchedFlagSet"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changes_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only changes of this kind. */
                kind?: "flag" | "evaluator" | "flag_set";
                /** @description Only changes of the flag with this key. */
                flag?: string;
                /** @description Only changes of this evaluator. */
                evaluator?: string;
                /** @description Only changes made with the API key of this name. */
                actor?: string;
                /** @description Start of the range, inclusive. */
                since?: string;
                /** @description End of the range, exclusive (default: now). */
                until?: string;
                /** @description Only changes of this revision. */
                revision?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                    "application/x-ndjson": components["schemas"]["Change"];
                    "text/csv": string;
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contexts_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only targeting keys that begin with this. */
                prefix?: string;
                /** @description Only contexts that override this flag. A page may then be empty and yet have a `next`. */
                override?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextPage"];
                    "application/x-ndjson": components["schemas"]["ContextLine"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contexts_load: {
        parameters: {
            query?: never;
            header?: {
                /** @description `gzip` for a compressed body. Limits count the inflated bytes. A stream may inflate to 200 times its size, else 413. */
                "Content-Encoding"?: "gzip" | "identity";
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "targetingKey": "user-1",
                 *       "attributes": {
                 *         "plan": "team",
                 *         "load": 10
                 *       },
                 *       "overrides": {
                 *         "banner": "big"
                 *       }
                 *     }
                 */
                "application/x-ndjson": components["schemas"]["ContextLine"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contexts_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has; 304 if one is current. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The targeting key. In a URL, `/` is `%2F`.
                 * @example user-1
                 */
                targeting_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContextBody"];
                };
            };
            /** @description Not modified: the caller has the current version. */
            304: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contexts_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description `*`: create only, 412 if the resource exists. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The targeting key. In a URL, `/` is `%2F`.
                 * @example user-1
                 */
                targeting_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "attributes": {
                 *         "plan": "team",
                 *         "load": 10
                 *       },
                 *       "overrides": {
                 *         "banner": "big"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContextBody"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Context"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Context"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contexts_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The targeting key. In a URL, `/` is `%2F`.
                 * @example user-1
                 */
                targeting_key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    contexts_patch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The targeting key. In a URL, `/` is `%2F`.
                 * @example user-1
                 */
                targeting_key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "attributes": {
                 *         "plan": "gold"
                 *       },
                 *       "overrides": {
                 *         "banner": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["MergePatch"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Context"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    several_flags_copy: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "checkout.production",
                 *       "flags": [
                 *         "new-checkout"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Copies"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    documents_get: {
        parameters: {
            query?: {
                /** @description Return the state at this revision. */
                revision?: number;
                /** @description Return the state at this time; not together with `revision`. */
                at?: string;
            };
            header?: {
                /** @description Entity tags that the caller has; 304 if one is current. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description Not modified: the caller has the current version. */
            304: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    documents_put: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
                /** @description Create the flag set if it does not exist. */
                create?: "true" | "false" | "1" | "0";
                /** @description With `create`: version of `fractional` of a new set whose document has none (default: 2). */
                fractional?: 2 | 3;
            };
            header?: {
                /** @description `gzip` for a compressed body. Limits count the inflated bytes. A stream may inflate to 200 times its size, else 413. */
                "Content-Encoding"?: "gzip" | "identity";
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description `*`: create only, 412 if the resource exists. */
                "If-None-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "$flagstaff": {
                 *         "fractional": 2,
                 *         "storedContexts": false
                 *       },
                 *       "flags": {
                 *         "banner": {
                 *           "state": "ENABLED",
                 *           "variants": {
                 *             "big": 2,
                 *             "small": 1
                 *           },
                 *           "defaultVariant": "small",
                 *           "targeting": {
                 *             "if": [
                 *               {
                 *                 "==": [
                 *                   {
                 *                     "var": "plan"
                 *                   },
                 *                   "team"
                 *                 ]
                 *               },
                 *               "big",
                 *               null
                 *             ]
                 *           }
                 *         }
                 *       },
                 *       "$evaluators": {
                 *         "staff": {
                 *           "ends_with": [
                 *             {
                 *               "var": "email"
                 *             },
                 *             "@example.com"
                 *           ]
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Document"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    questions_evaluate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "flag": "new-checkout",
                 *       "context": {
                 *         "targetingKey": "user-1842",
                 *         "country": "SE"
                 *       },
                 *       "at": 1
                 *     }
                 */
                "application/json": components["schemas"]["Question"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"] | components["schemas"]["EvaluationFailure"] | components["schemas"]["BulkEvaluation"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluators_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only names that contain this text, ignoring case. */
                search?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluatorPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluators_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has; 304 if one is current. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The evaluator's name. In a URL, `/` is `%2F`.
                 * @example staff
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description Not modified: the caller has the current version. */
            304: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluators_put: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description `*`: create only, 412 if the resource exists. */
                "If-None-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The evaluator's name. In a URL, `/` is `%2F`.
                 * @example staff
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ends_with": [
                 *         {
                 *           "var": "email"
                 *         },
                 *         "@example.com"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Rule"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluators_delete: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The evaluator's name. In a URL, `/` is `%2F`.
                 * @example staff
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flag_sets_event_stream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventStreamAddress"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    questions_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "context": {
                 *         "targetingKey": "user-1842",
                 *         "country": "SE"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ExplainQuestion"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"] | components["schemas"]["AllExplained"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flags_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only names that contain this text, ignoring case. */
                search?: string;
                /** @description Only flags in this state. */
                state?: "ENABLED" | "DISABLED";
                /** @description Only items whose metadata NAME equals this text or JSON value. */
                "metadata.NAME"?: string;
                /** @description Only stale flags, or only those that are not stale. */
                stale?: "true" | "false" | "1" | "0";
                /** @description Only flags with `"permanent": true` in their metadata, or only those without. */
                permanent?: "true" | "false" | "1" | "0";
                /** @description Only flags with a schedule or a rollout that has not ended, or only those without. */
                planned?: "true" | "false" | "1" | "0";
                /** @description Only flags that changed after this revision. */
                since_revision?: number;
                /** @description Return each flag in short, without its definition. */
                summary?: "true" | "false" | "1" | "0";
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagPage"] | components["schemas"]["FlagSummaryPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    several_flags_patch: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "flags": {
                 *         "new-checkout": {
                 *           "state": "DISABLED"
                 *         },
                 *         "banner": null
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["FlagsPatch"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flags_get: {
        parameters: {
            query?: {
                /** @description Return statistics beside the definition. */
                statistics?: "true" | "false" | "1" | "0";
                /** @description Return the flag in short instead, as in a list. */
                summary?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Entity tags that the caller has; 304 if one is current. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlagDefinition"] | components["schemas"]["FlagWithStatistics"] | components["schemas"]["FlagSummary"];
                };
            };
            /** @description Not modified: the caller has the current version. */
            304: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    /** @description `memory` if this worker answered from memory because MySQL is down. */
                    "X-Served-From"?: "memory";
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flags_put: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description `*`: create only, 412 if the resource exists. */
                "If-None-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "ENABLED",
                 *       "variants": {
                 *         "on": true,
                 *         "off": false
                 *       },
                 *       "defaultVariant": "off",
                 *       "targeting": {
                 *         "if": [
                 *           {
                 *             "ends_with": [
                 *               {
                 *                 "var": "email"
                 *               },
                 *               "@example.com"
                 *             ]
                 *           },
                 *           "on",
                 *           null
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["FlagDefinition"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flags_delete: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flags_patch: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "DISABLED"
                 *     }
                 */
                "application/json": components["schemas"]["MergePatch"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    flags_copy: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
                /** @description Refuse the change if it has warnings. */
                strict?: "true" | "false" | "1" | "0";
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description `*`: create only, 412 if the resource exists. */
                "If-None-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "checkout.production"
                 *     }
                 */
                "application/json": components["schemas"]["Copy"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changes_rollback_flag: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revision": 1
                 *     }
                 */
                "application/json": components["schemas"]["Rollback"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changes_versions: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    questions_impact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `gzip` for a compressed body. Limits count the inflated bytes. A stream may inflate to 200 times its size, else 413. */
                "Content-Encoding"?: "gzip" | "identity";
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "document": {
                 *         "flags": {}
                 *       },
                 *       "sample": 1000
                 *     }
                 */
                "application/json": components["schemas"]["Proposal"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ImpactEvent"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changes_rollback_flag_set: {
        parameters: {
            query?: {
                /** @description Change nothing; return the differences. */
                dry_run?: "true" | "false" | "1" | "0";
                /** @description With `dry_run`: return which stored contexts the change would move. */
                impact?: "true" | "false" | "1" | "0";
                /** @description With `impact`: compare so many generated targeting keys instead. */
                sample?: number;
            };
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
                /** @description Comment for the history: UTF-8, or ASCII encoded by RFC 8187 (`UTF-8''…`). At most 2,000 characters. */
                "X-Change-Comment"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revision": 1
                 *     }
                 */
                "application/json": components["schemas"]["FlagSetRollback"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Written"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only rollouts in this state. */
                state?: "waiting" | "running" | "paused" | "applied" | "failed" | "cancelled";
                /** @description Only rollouts of this flag. */
                flag?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolloutPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "flag": "new-checkout",
                 *       "variant": "on",
                 *       "steps": [
                 *         {
                 *           "percent": 5,
                 *           "for": "30m"
                 *         },
                 *         {
                 *           "percent": 25,
                 *           "for": "2h"
                 *         },
                 *         {
                 *           "percent": 100,
                 *           "for": "1h"
                 *         }
                 *       ],
                 *       "guards": [
                 *         {
                 *           "expression": "sum(rate(http_errors_total{app=\"shop\"}[5m]))",
                 *           "comparison": "<",
                 *           "bound": 0.5,
                 *           "for": "10m"
                 *         }
                 *       ],
                 *       "onFailure": "rollback"
                 *     }
                 */
                "application/json": components["schemas"]["NewRollout"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeRollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the rollout.
                 * @example 1842
                 */
                rollout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the rollout.
                 * @example 1842
                 */
                rollout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the rollout.
                 * @example 1842
                 */
                rollout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_pause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the rollout.
                 * @example 1842
                 */
                rollout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_resume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the rollout.
                 * @example 1842
                 */
                rollout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollouts_skip: {
        parameters: {
            query?: never;
            header?: {
                /** @description Write only if the entity tag is still this one, else 412. `*`: only if the resource exists. */
                "If-Match"?: string;
            };
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the rollout.
                 * @example 1842
                 */
                rollout: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollout"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only schedules in this state. */
                state?: "waiting" | "applied" | "failed" | "missed" | "cancelled";
                /** @description Only schedules of this flag. */
                flag?: string;
                /** @description Only schedules that this API key made, by its name. */
                actor?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "at": "2030-01-31T09:00:00+01:00",
                 *       "flag": "new-checkout",
                 *       "definition": {
                 *         "state": "ENABLED",
                 *         "variants": {
                 *           "on": true,
                 *           "off": false
                 *         },
                 *         "defaultVariant": "on"
                 *       },
                 *       "comment": "Winter season."
                 *     }
                 */
                "application/json": components["schemas"]["NewSchedule"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeSchedule"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition failed: the resource has changed. `current` and `definition` have its present state. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the schedule.
                 * @example 1842
                 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the schedule.
                 * @example 1842
                 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the schedule.
                 * @example 1842
                 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "at": "2030-02-01T09:00:00+01:00"
                 *     }
                 */
                "application/json": components["schemas"]["ScheduleChange"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schedules_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the schedule.
                 * @example 1842
                 */
                schedule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statistics_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only counts of the flag with this key. */
                flag?: string;
                /** @description Start of the range, inclusive; the whole hour or day of this time is included (default: 24 hours before `until`, or 30 days with `by=day`). */
                since?: string;
                /** @description End of the range, exclusive (default: now). */
                until?: string;
                /** @description Group by hour or by day (default: hour). */
                by?: "hour" | "day";
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationCountPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_list: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://chat.example.com/flags",
                 *       "description": "the team's chat"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWebhook"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success, without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_patch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_deliveries: {
        parameters: {
            query?: {
                /** @description Most items on the page (default: 100). */
                limit?: number;
                /** @description `next` of the previous page. */
                after?: string;
                /** @description Only deliveries in this state. */
                state?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPage"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
                /**
                 * @description The number of the delivery.
                 * @example 1842
                 */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
                /**
                 * @description The number of the delivery.
                 * @example 1842
                 */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; processed asynchronously. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict with an existing resource. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooks_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the flag set.
                 * @example shop.production
                 */
                flag_set: string;
                /**
                 * @description The number of the webhook.
                 * @example 1842
                 */
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted; processed asynchronously. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    docs_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    operations_livez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    operations_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    ofrep_evaluate_all: {
        parameters: {
            query?: {
                /** @description `etag` of the event that caused this request. */
                flagConfigEtag?: string;
            };
            header?: {
                /**
                 * @description `flagSetId=NAME`: the flag set to evaluate, for an API key that is bound to none.
                 * @example flagSetId=shop.production
                 */
                "Flagd-Selector"?: string;
                /** @description Entity tags that the caller has; 304 if one is current. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "context": {
                 *         "targetingKey": "user-1",
                 *         "email": "user@example.com"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEvaluation"];
                };
            };
            /** @description Not modified: the caller has the current version. */
            304: {
                headers: {
                    /** @description Entity tag: the revision that was read or written, in quotes. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
        };
    };
    ofrep_evaluate_one: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description `flagSetId=NAME`: the flag set to evaluate, for an API key that is bound to none.
                 * @example flagSetId=shop.production
                 */
                "Flagd-Selector"?: string;
            };
            path: {
                /**
                 * @description The flag's key. In a URL, `/` is `%2F`.
                 * @example new-checkout
                 */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "context": {
                 *         "targetingKey": "user-1",
                 *         "email": "user@example.com"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description The request is not valid; `errors` says where. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The Content-Encoding is not supported; `Accept-Encoding` names those that are. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
        };
    };
    events_listen: {
        parameters: {
            query?: {
                /** @description The flag set. */
                flagSet?: string;
                /** @description Id of the API key that got the address. */
                key?: number;
                /** @description Signature of the address. */
                signature?: string;
            };
            header?: {
                /** @description Revision of the last event that the client received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description No valid API key. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The API key does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Not found, or not visible to this API key. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description The body is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description This API key or address sends more requests than its limit. `Retry-After` is in seconds. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Internal error. The log has the traceback under the request's id. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationFailure"];
                };
            };
        };
    };
    docs_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    operations_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in seconds. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    webhook_flag_set_changed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same at every attempt, and no other call's: what is known by it. */
                "webhook-id"?: string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp"?: number;
                /** @description `v1,` and the Base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body`, made with the bytes that the secret has in Base64 behind `whsec_` (Standard Webhooks). */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlagSetChanged"];
            };
        };
        responses: {
            /** @description The receiver wants no more calls: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: retried with growing pauses. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_plan_stopped: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same at every attempt, and no other call's: what is known by it. */
                "webhook-id"?: string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp"?: number;
                /** @description `v1,` and the Base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body`, made with the bytes that the secret has in Base64 behind `whsec_` (Standard Webhooks). */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanStopped"];
            };
        };
        responses: {
            /** @description The receiver wants no more calls: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: retried with growing pauses. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhook_ping: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same at every attempt, and no other call's: what is known by it. */
                "webhook-id"?: string;
                /** @description When this attempt was made, in Unix seconds. */
                "webhook-timestamp"?: number;
                /** @description `v1,` and the Base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body`, made with the bytes that the secret has in Base64 behind `whsec_` (Standard Webhooks). */
                "webhook-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ping"];
            };
        };
        responses: {
            /** @description The receiver wants no more calls: the webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not accepted: retried with growing pauses. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
