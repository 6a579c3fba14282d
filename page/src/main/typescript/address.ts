/** What is shown is in the address, so that it can be kept, sent and gone back to. */

/** A mention in a document. */
export interface Place {
  document: string;
  field: string;
  start: number;
}

export interface SearchAddress {
  view: 'search';
  /** Concepts that every document has to mention, or something narrower. */
  concepts: string[];
  narrower: boolean;
  words: string;
  /** Concepts, these exactly, chosen among the facets. */
  exact: string[];
  groups: string[];
  year: string;
  from: number;
  why?: Place;
}

export interface ConceptAddress {
  view: 'concept';
  id: string;
}

export interface DocumentAddress {
  view: 'document';
  id: string;
  why?: Place;
}

/** The text itself is not in the address: it may be a patient's. */
export interface TextAddress {
  view: 'text';
}

export type Address = SearchAddress | ConceptAddress | DocumentAddress | TextAddress;

export const everything: SearchAddress = {
  view: 'search',
  concepts: [],
  narrower: true,
  words: '',
  exact: [],
  groups: [],
  year: '',
  from: 0,
};

/** The same without an explanation on top of it. */
export function withoutWhy<A extends Address>(address: A): A {
  const {why: _, ...rest} = {why: undefined, ...address};
  return rest as unknown as A;
}

/** Reads an address; what cannot be read leads to the search. */
export function parse(url: URL): Address {
  const [, view, id] = /^\/(concept|document)\/(.+)$/.exec(url.pathname) ?? [];
  const why = place(url.searchParams.get('why'));
  if (view && id) {
    const decoded = decode(id);
    return view === 'concept'
      ? {view, id: decoded}
      : {view: 'document', id: decoded, ...(why && {why})};
  }
  if (url.pathname === '/text') {
    return {view: 'text'};
  }
  const values = url.searchParams;
  const from = Number(values.get('from'));
  return {
    view: 'search',
    concepts: values.getAll('concept'),
    narrower: values.get('narrower') !== 'false',
    words: values.get('q') ?? '',
    exact: values.getAll('with'),
    groups: values.getAll('group'),
    year: values.get('year') ?? '',
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
    ...(why && {why}),
  };
}

/** Writes an address. */
export function href(address: Address): string {
  switch (address.view) {
    case 'concept':
      return `/concept/${encodeURIComponent(address.id)}`;
    case 'document':
      return `/document/${encodeURIComponent(address.id)}${query(whyOf(address.why))}`;
    case 'text':
      return '/text';
    case 'search': {
      const values = question(address);
      whyOf(address.why).forEach((value, name) => values.append(name, value));
      return `/${query(values)}`;
    }
  }
}

/** What the server is asked for such an address. */
export function question(address: SearchAddress): URLSearchParams {
  const values = new URLSearchParams();
  address.concepts.forEach((id) => values.append('concept', id));
  if (!address.narrower) values.append('narrower', 'false');
  if (address.words) values.append('q', address.words);
  address.exact.forEach((id) => values.append('with', id));
  address.groups.forEach((group) => values.append('group', group));
  if (address.year) values.append('year', address.year);
  if (address.from) values.append('from', String(address.from));
  return values;
}

function query(values: URLSearchParams): string {
  return values.size === 0 ? '' : `?${values}`;
}

function whyOf(why: Place | undefined): URLSearchParams {
  return new URLSearchParams(why && {why: `${why.document}~${why.field}~${why.start}`});
}

function place(value: string | null): Place | undefined {
  const [, document, field, start] = /^(.+)~(.+)~(\d+)$/.exec(value ?? '') ?? [];
  return document && field ? {document, field, start: Number(start)} : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
