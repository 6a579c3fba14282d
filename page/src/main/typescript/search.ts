/** The search: what is asked for, what was found, and what there is to narrow it by. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {everything, href, question, withoutWhy, type Place, type SearchAddress} from './address';
import {Combobox} from './combobox';
import {conceptOf, groupName, know, narrowerAmong} from './concepts';
import {hit, idsIn, questionAt} from './document';
import type {Question} from './explanation';
import {facets, idAndName} from './facets';
import * as node from './node';
import {conceptLink, counted, failure, figure, messageOf, type View} from './view';

const HITS = 10;

export class SearchView implements View {
  private answer: node.SearchAnswer | undefined;
  private asked = new Set<string>();
  /** What the words mean to the linker. */
  private readings: node.Mention[] = [];
  private problem = '';
  private asking = new AbortController();
  private loaded = '';
  private showFacets = false;
  private isBusy = false;
  private readonly field: Combobox;

  constructor(
    private address: SearchAddress,
    private readonly go: (address: SearchAddress) => void,
    private readonly redraw: () => void,
  ) {
    this.field = new Combobox('query', {
      label: 'Find documents by concept, or by words',
      placeholder: 'heart disease, infarto, MS …',
      propose: node.suggest,
      choose: ({id}) => this.ask({concepts: [...new Set([...this.address.concepts, id])]}),
      submit: (words) => this.ask({words}),
      redraw,
    });
  }

  get title(): string {
    const {concepts, words} = this.address;
    return [...concepts.map((id) => conceptOf(id).name), words].filter(Boolean).join(', ') || 'Search';
  }

  /** Shows another search; asks for it unless it is the one that is shown. */
  async moveTo(address: SearchAddress): Promise<void> {
    this.address = address;
    const wanted = question(address).toString();
    if (wanted === this.loaded && this.answer) return;
    this.loaded = wanted;
    await this.load();
  }

  questionAt(place: Place): Question | undefined {
    const found = this.answer?.hits.hits.find(({_id}) => _id === place.document);
    return found && questionAt(found._source, place);
  }

  leave(): void {
    this.asking.abort();
    this.loaded = '';
  }

  private async load(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const {signal} = this.asking;
    const {concepts, words, exact, narrower} = this.address;
    this.problem = '';
    this.isBusy = true;
    this.redraw();
    try {
      const [answer, readings] = await Promise.all([
        node.search(question(this.address), signal),
        words ? node.link(words, signal) : [],
      ]);
      const mentioned = new Set(answer.hits.hits.flatMap(({_source}) => idsIn(_source)));
      const listed = answer.aggregations.concepts.buckets.map(({key}) => idAndName(String(key)).id);
      const [asked] = await Promise.all([
        narrower ? narrowerAmong(mentioned, concepts, signal) : new Set(concepts),
        know([...mentioned, ...listed, ...concepts, ...exact, ...readings.map(({id}) => id)], signal),
      ]);
      exact.forEach((id) => asked.add(id));
      this.answer = answer;
      this.asked = asked;
      this.readings = readings;
    } catch (error) {
      if (signal.aborted) return;
      this.problem = messageOf(error);
      this.answer = undefined;
    }
    this.isBusy = false;
    this.redraw();
  }

  private ask(change: Partial<SearchAddress>): void {
    this.go({...withoutWhy(this.address), from: 0, ...change});
  }

  template(): TemplateResult {
    const {answer} = this;
    return html`
      <h1 class="unseen" tabindex="-1">Search by concept</h1>
      <search>
        ${this.field.template()}
        ${this.terms()}
      </search>
      ${failure(this.problem)}
      ${answer ? this.found(answer) : nothing}
    `;
  }

  private terms(): TemplateResult | typeof nothing {
    const {concepts, words, exact, groups, year, narrower} = this.address;
    const shown = concepts.length + exact.length + groups.length > 0 || words || year;
    if (!shown) return nothing;
    const without = (values: string[], value: string) => values.filter((other) => other !== value);
    return html`<div class="terms">
      <ul aria-label="Asked for">
        ${concepts.map((id) => this.chip(conceptLink(id), conceptOf(id).name, {concepts: without(concepts, id)}))}
        ${words ? this.chip(html`<span dir="auto">“${words}”</span>`, words, {words: ''}) : nothing}
        ${exact.filter((id) => !concepts.includes(id)).map((id) => this.chip(html`with ${conceptLink(id)}`, conceptOf(id).name, {exact: without(exact, id)}))}
        ${groups.map((group) => this.chip(html`${groupName(group)}`, groupName(group), {groups: without(groups, group)}))}
        ${year ? this.chip(html`${year}`, year, {year: ''}) : nothing}
      </ul>
      ${concepts.length > 0
        ? html`<label class="toggle">
            <input type="checkbox" role="switch" .checked=${narrower} @change=${() => this.ask({narrower: !narrower})} />
            with narrower concepts ${this.gain()}
          </label>`
        : nothing}
      ${this.readAs()}
    </div>`;
  }

  private chip(what: TemplateResult, name: string, change: Partial<SearchAddress>) {
    const next = {...withoutWhy(this.address), from: 0, ...change};
    return html`<li class="chip">${what}<a class="remove" href=${href(next)} aria-label="Remove ${name}">×</a></li>`;
  }

  /** How many documents only a narrower concept finds. */
  private gain(): TemplateResult | typeof nothing {
    const {answer} = this;
    if (!answer || !this.address.narrower) return nothing;
    const more = answer.hits.total.value - answer.aggregations.exact.doc_count;
    return html`<span class="quiet">${more === 0 ? 'which add nothing here' : `which add ${figure(more)}`}</span>`;
  }

  private readAs(): TemplateResult | typeof nothing {
    const ids = [...new Set(this.readings.map(({id}) => id))];
    if (!this.address.words || ids.length === 0) return nothing;
    const concepts = [...new Set([...this.address.concepts, ...ids])];
    const asConcepts = {...withoutWhy(this.address), words: '', concepts, from: 0};
    return html`<p class="note">Words find words.
      <a href=${href(asConcepts)}>Search for ${ids.map((id) => conceptOf(id).name).join(' and ')} instead</a>,
      by any name.</p>`;
  }

  private found(answer: node.SearchAnswer): TemplateResult {
    const total = answer.hits.total.value;
    const {from} = this.address;
    return html`<div class="summary">
        <p role="status"><strong>${counted(total, 'document', 'documents')}</strong>${total > HITS ? `, ${figure(from + 1)} to ${figure(Math.min(total, from + HITS))}` : ''}</p>
        <button class="filters" aria-expanded=${this.showFacets} aria-controls="facets"
          @click=${() => { this.showFacets = !this.showFacets; this.redraw(); }}>Filters</button>
      </div>
      <div class="columns" aria-busy=${this.isBusy}>
      <section class="hits" aria-label="Documents">
        ${total === 0 ? this.nothingFound() : nothing}
        ${answer.hits.hits.map((found) => hit(found, this.asked, this.address))}
        ${this.pages(total)}
      </section>
      <aside id="facets" class=${this.showFacets ? 'shown' : ''} aria-label="Filters">${facets(answer, this.address)}</aside>
    </div>`;
  }

  private nothingFound(): TemplateResult {
    return html`<p>Nothing was found. <a href=${href(everything)}>Start again</a>, take a filter back,
      or ask for something broader.</p>`;
  }

  private pages(total: number): TemplateResult | typeof nothing {
    const {from} = this.address;
    if (total <= HITS) return nothing;
    const to = (offset: number) => href({...withoutWhy(this.address), from: offset});
    return html`<nav class="pages" aria-label="Pages">
      ${from > 0 ? html`<a href=${to(Math.max(0, from - HITS))} rel="prev">← Previous</a>` : html`<span></span>`}
      ${from + HITS < Math.min(total, 10_000) ? html`<a href=${to(from + HITS)} rel="next">Next →</a>` : nothing}
    </nav>`;
  }
}
