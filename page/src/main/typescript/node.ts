/** Questions to the node, through the page's own server. */

/** How texts speak of a concept. */
export type Assertion = 'present' | 'negated' | 'uncertain' | 'historical' | 'family' | string;

export interface Concept {
  id: string;
  name: string;
  semantic_group?: string;
}

export interface Candidate {
  id: string;
  name: string;
  score: number;
}

/** Offsets are UTF-16 code units, half-open: what a JavaScript string counts in. */
export interface Mention {
  field?: string;
  start: number;
  end: number;
  text: string;
  id: string;
  name: string;
  score: number;
  assertion: Assertion;
  path: string;
  candidates: Candidate[];
}

export interface ExplainedMention extends Mention {
  reason: string;
  long_form?: {start: number; end: number};
  matched_names: {name: string; language: string; source: string; kind: string}[];
  concepts_with_that_name: string[];
}

export interface Suggestion extends Concept {
  matched: string;
  count?: number;
}

export interface ConceptDetails extends Concept {
  names: Record<string, {name: string; kind: string}[]>;
  definitions: string[];
  semantic_types: string[];
  alternative_ids: string[];
  codes: string[];
  parents: Concept[];
  children: Concept[];
}

export interface GraphNode extends Concept {
  level: number;
  child_count: number;
}

export interface Graph {
  id: string;
  complete: boolean;
  nodes: GraphNode[];
  edges: {child: string; parent: string}[];
}

export interface Source {
  title?: string;
  abstract?: string;
  text?: string;
  published?: string;
  journal?: string;
  language?: string;
  concepts?: {mentions?: Mention[]};
}

export interface Hit {
  _id: string;
  _source: Source;
}

interface Buckets {
  buckets: {key: string | number; key_as_string?: string; doc_count: number}[];
}

export interface SearchAnswer {
  hits: {total: {value: number}; hits: Hit[]};
  aggregations: {concepts: Buckets; groups: Buckets; years: Buckets; exact: {doc_count: number}};
}

export interface About {
  name: string;
  version: string;
  concepts: number;
  names: number;
  languages: string[];
}

/** The node's own words for what is wrong. */
export class NodeError extends Error {
  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(reason);
  }
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/api/${path}`, init);
  const answer = await response.json();
  if (!response.ok) {
    throw new NodeError(response.status, answer.error?.reason ?? `status ${response.status}`);
  }
  return answer as T;
}

const get = <T>(path: string, signal?: AbortSignal) => ask<T>(path, {signal: signal ?? null});

const post = <T>(path: string, body: object, signal?: AbortSignal) =>
  ask<T>(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
    signal: signal ?? null,
  });

const parameters = (values: Record<string, string>) => new URLSearchParams(values).toString();

export const about = async () =>
  (await get<{knowledge_bases: About[]}>('about')).knowledge_bases[0];

export const search = (query: URLSearchParams, signal: AbortSignal) =>
  get<SearchAnswer>(`search?${query}`, signal);

export const document = (id: string, signal?: AbortSignal) =>
  get<Hit>(`document/${encodeURIComponent(id)}`, signal);

export const concept = (id: string, signal: AbortSignal) =>
  get<ConceptDetails>(`concept/${encodeURIComponent(id)}`, signal);

export const graph = (id: string, depth: number, signal?: AbortSignal) =>
  get<Graph>(`graph?${parameters({id, depth: String(depth)})}`, signal);

export const expand = async (expression: string, signal?: AbortSignal) =>
  (await get<{concepts: Concept[]}>(`expand?${parameters({id: expression})}`, signal)).concepts;

export const link = async (text: string, signal?: AbortSignal) =>
  (await post<{mentions: Mention[]}>('link', {text}, signal)).mentions;

export const explain = async (text: string, signal?: AbortSignal) =>
  (await post<{mentions: ExplainedMention[]}>('explain', {text}, signal)).mentions;

/** The node sorts the names when it is first asked; until it has, it answers 503. */
export async function suggest(words: string, signal: AbortSignal): Promise<Suggestion[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      const path = `suggest?${parameters({q: words})}`;
      return (await get<{concepts: Suggestion[]}>(path, signal)).concepts;
    } catch (error) {
      if (!(error instanceof NodeError) || error.status !== 503 || attempt === 20) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
