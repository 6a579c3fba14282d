/** Documents: as a hit among others, and whole. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {href, type Address, type DocumentAddress, type Place} from './address';
import {groupClass, groupName, groupOf, know} from './concepts';
import type {Question} from './explanation';
import {fragments, marked, saidOf, type Marking} from './mentions';
import * as node from './node';
import {conceptLink, failure, messageOf, type View} from './view';

/** Fields with text, in the order in which the pipeline reads them. */
const FIELDS = ['title', 'abstract', 'text'] as const;

const textOf = (source: node.Source, field: string) =>
  FIELDS.includes(field as (typeof FIELDS)[number])
    ? String(source[field as (typeof FIELDS)[number]] ?? '')
    : '';

const mentionsIn = (source: node.Source, field: string) =>
  (source.concepts?.mentions ?? []).filter((mention) => mention.field === field);

/** All ids that a document names. */
export const idsIn = (source: node.Source) =>
  (source.concepts?.mentions ?? []).map(({id}) => id);

/**
 * The text to ask about a mention: all fields, since an abbreviation that one of them defines holds
 * in the others.
 */
export function questionAt(source: node.Source, {field, start}: Place): Question | undefined {
  const stored = mentionsIn(source, field).find((m) => m.start <= start && start < m.end);
  let text = '';
  let shown = -1;
  for (const name of FIELDS) {
    if (name === field) shown = text.length;
    const value = textOf(source, name);
    if (value) text += `${value}\n`;
  }
  return shown < 0 || !stored ? undefined : {text, start: shown + start, shown, stored};
}

/** Whether the mention puts its concept among those of the document. */
const counts = ({assertion}: node.Mention) => assertion !== 'negated' && assertion !== 'family';

/** A hit: its title, and what it says about what was asked for. */
export function hit({_id: id, _source: source}: node.Hit, asked: Set<string>, at: Address) {
  const isAsked = (mention: node.Mention) => asked.has(mention.id) && counts(mention);
  const marking = (field: string): Marking => ({asked: isAsked, href: whyHere(at, id, field)});
  const body = textOf(source, 'abstract') ? 'abstract' : 'text';
  const text = textOf(source, body);
  const mentions = mentionsIn(source, body);
  const pieces = fragments(text, mentions.filter(isAsked));
  return html`<article class="hit" data-document=${id}>
    <h2 lang=${source.language ?? nothing} dir="auto">
      <a href=${href({view: 'document', id})}>${source.title
        ? marked(source.title, mentionsIn(source, 'title'), {asked: isAsked})
        : id}</a>
    </h2>
    <p class="snippet" lang=${source.language ?? nothing} dir="auto">${pieces.map((range, i) => html`${range.start > 0 ? (i === 0 ? '… ' : ' … ') : nothing}${marked(text, mentions, marking(body), range)}`)}${(pieces.at(-1)?.end ?? 0) < text.length ? ' …' : nothing}</p>
    ${about(id, source)}
  </article>`;
}

/** Leads to the explanation of a mention without leaving the view. */
const whyHere = (at: Address, document: string, field: string) => ({start}: node.Mention) =>
  at.view === 'search' || at.view === 'document'
    ? href({...at, why: {document, field, start}})
    : href({view: 'document', id: document, why: {document, field, start}});

const about = (id: string, {journal, published, language}: node.Source) =>
  html`<p class="about quiet">${[id, journal, published, language].filter(Boolean).join(' · ')}</p>`;

/** A whole document. */
export class DocumentView implements View {
  private source: node.Source | undefined;
  private problem = '';
  private readonly asking = new AbortController();

  constructor(
    private address: DocumentAddress,
    private readonly redraw: () => void,
  ) {}

  get title(): string {
    return this.source?.title ?? this.address.id;
  }

  /** Shows the address, which is one of the same document. */
  moveTo(address: DocumentAddress): void {
    this.address = address;
  }

  async load(): Promise<void> {
    try {
      const {_source: source} = await node.document(this.address.id, this.asking.signal);
      await know(idsIn(source), this.asking.signal);
      this.source = source;
    } catch (error) {
      this.problem =
        error instanceof node.NodeError && error.status === 404
          ? `There is no document ${this.address.id} in the index.`
          : messageOf(error);
    }
    this.redraw();
  }

  questionAt(place: Place): Question | undefined {
    return this.source && questionAt(this.source, place);
  }

  leave(): void {
    this.asking.abort();
  }

  template(): TemplateResult {
    const {source, address} = this;
    if (!source) {
      return html`<h1 tabindex="-1">${address.id}</h1>${failure(this.problem)}`;
    }
    const {title, language} = source;
    const field = (name: string) =>
      marked(textOf(source, name), mentionsIn(source, name), {href: whyHere(address, address.id, name)});
    return html`<article class="whole">
      <h1 tabindex="-1" lang=${language ?? nothing} dir="auto">${title ? field('title') : address.id}</h1>
      ${about(address.id, source)}
      ${FIELDS.slice(1).filter((name) => source[name]).map(
        (name) => html`<p class="text" lang=${language ?? nothing} dir="auto">${field(name)}</p>`,
      )}
      ${conceptList(source.concepts?.mentions ?? [])}
    </article>`;
  }
}

/** The concepts behind mentions, by semantic group: a legend at the same time. */
export function conceptList(mentions: node.Mention[]): TemplateResult | typeof nothing {
  if (mentions.length === 0) return nothing;
  const groups = new Map<string, Map<string, node.Mention[]>>();
  for (const mention of mentions) {
    const group = groupOf(mention.id);
    const concepts = groups.get(group) ?? new Map<string, node.Mention[]>();
    concepts.set(mention.id, [...(concepts.get(mention.id) ?? []), mention]);
    groups.set(group, concepts);
  }
  const sorted = [...groups].sort(([a], [b]) => groupName(a).localeCompare(groupName(b)));
  return html`<section class="concepts" aria-label="Concepts in this text">
    <h2>Concepts in this text</h2>
    <dl>
      ${sorted.map(([group, concepts]) => html`<dt><span class="key ${groupClass(group)}">${groupName(group)}</span></dt>
        <dd><ul>${[...concepts].map(([id, found]) => html`<li>${conceptLink(id, found[0]?.name)}${times(found)}</li>`)}</ul></dd>`)}
    </dl>
  </section>`;
}

function times(mentions: node.Mention[]) {
  const said = new Set(mentions.map(({assertion}) => saidOf(assertion)));
  const all = [...said].filter(Boolean).join(', ');
  const often = mentions.length > 1 ? ` ×${mentions.length}` : '';
  return html`<span class="quiet">${often}${all && ` ${said.has('') ? 'also ' : ''}${all}`}</span>`;
}
