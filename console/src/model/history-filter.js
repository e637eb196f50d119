/** The filter of the history: in the page's URL, and as the API takes it. */

/**
 * @typedef {object} HistoryFilter
 * @property {string} who name of an API key; "" for everybody
 * @property {'' | 'flag' | 'evaluator' | 'flag_set'} kind
 * @property {string} name a flag's key or an evaluator's name, with that kind; "" for all
 * @property {string} since "", a day ("2026-11-24") or a duration back from now ("1h", "7d")
 * @property {string} until "", or a day, which is included
 */

const NAMES = /** @type {const} */ (['who', 'kind', 'name', 'since', 'until']);
const UNITS = /** @type {Record<string, number>} */ ({ m: 60_000, h: 3_600_000, d: 86_400_000 });

/**
 * Return the filter of a URL's query; what makes no sense there is left out.
 * @param {Record<string, string | undefined>} query
 * @returns {HistoryFilter}
 */
export function filterOf(query) {
  const kind = query.kind ?? '';
  /** @type {HistoryFilter} */
  const filter = {
    who: query.who ?? '',
    kind: kind === 'flag' || kind === 'evaluator' || kind === 'flag_set' ? kind : '',
    name: query.name ?? '',
    since: isSince(query.since ?? '') ? (query.since ?? '') : '',
    until: isDay(query.until ?? '') ? (query.until ?? '') : '',
  };
  if (filter.kind !== 'flag' && filter.kind !== 'evaluator') filter.name = '';
  return filter;
}

/**
 * Return the query of a URL for a filter, without what is empty.
 * @param {HistoryFilter} filter
 * @returns {Record<string, string>}
 */
export function queryOf(filter) {
  return Object.fromEntries(NAMES.filter((name) => filter[name] !== '').map((name) => [name, filter[name]]));
}

/**
 * Return the parameters of `GET …/changes`; days are those of the reader's time zone.
 * @param {HistoryFilter} filter
 * @param {Date} now
 * @returns {Record<string, string>}
 */
export function parametersOf(filter, now) {
  /** @type {Record<string, string>} */
  const parameters = {};
  if (filter.who !== '') parameters.actor = filter.who;
  if (filter.name !== '' && filter.kind === 'flag') parameters.flag = filter.name;
  else if (filter.name !== '' && filter.kind === 'evaluator') parameters.evaluator = filter.name;
  else if (filter.kind !== '') parameters.kind = filter.kind;
  if (filter.since !== '') parameters.since = startOf(filter.since, now).toISOString();
  if (filter.until !== '') {
    const end = day(filter.until);
    end.setDate(end.getDate() + 1);
    parameters.until = end.toISOString();
  }
  return parameters;
}

/** @param {HistoryFilter} filter */
export const isEmpty = (filter) => NAMES.every((name) => filter[name] === '');

/** @param {string} since @param {Date} now */
function startOf(since, now) {
  const back = /^(\d{1,4})([mhd])$/.exec(since);
  return back === null ? day(since) : new Date(now.getTime() - Number(back[1]) * UNITS[back[2]]);
}

/** @param {string} text */
function day(text) {
  const [year, month, date] = text.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** @param {string} text */
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day(text).getTime());
/** @param {string} text */
const isSince = (text) => /^\d{1,4}[mhd]$/.test(text) || isDay(text);
