/**
 * A text field that proposes while one types: the ARIA pattern "editable combobox with list
 * autocomplete". Focus stays in the field; the arrow keys move a mark through the proposals.
 */
import {html, nothing, type TemplateResult} from 'lit-html';
import {live} from 'lit-html/directives/live.js';
import {groupClass, groupName} from './concepts';
import type {Suggestion} from './node';

const PAUSE_MILLIS = 60;

export interface ComboboxUse {
  label: string;
  placeholder: string;
  propose(words: string, signal: AbortSignal): Promise<Suggestion[]>;
  /** A proposal was taken. */
  choose(suggestion: Suggestion): void;
  /** Enter was pressed without a proposal being marked. */
  submit(words: string): void;
  redraw(): void;
}

export class Combobox {
  private words = '';
  private proposals: Suggestion[] = [];
  private active = -1;
  private open = false;
  private asking = new AbortController();

  constructor(
    private readonly id: string,
    private readonly use: ComboboxUse,
  ) {}

  template(): TemplateResult {
    const shown = this.open && this.proposals.length > 0;
    const list = `${this.id}-list`;
    return html`<div class="combobox">
      <label for=${this.id}>${this.use.label}</label>
      <input
        id=${this.id}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-controls=${list}
        aria-expanded=${shown}
        aria-activedescendant=${shown && this.active >= 0 ? this.option(this.active) : nothing}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        maxlength="1000"
        placeholder=${this.use.placeholder}
        .value=${live(this.words)}
        @input=${this.onInput}
        @keydown=${this.onKey}
        @blur=${this.close}
        @focus=${this.onFocus} />
      <ul id=${list} role="listbox" aria-label="Concepts" ?hidden=${!shown}>
        ${this.proposals.map((proposal, index) => this.row(proposal, index))}
      </ul>
      <div class="unseen" role="status">${shown ? this.announcement() : ''}</div>
    </div>`;
  }

  private row(proposal: Suggestion, index: number): TemplateResult {
    const group = proposal.semantic_group ?? '';
    const other = proposal.matched !== proposal.name;
    // A press of the mouse would take the focus, and the list would be gone before the click.
    return html`<li
      id=${this.option(index)}
      role="option"
      aria-selected=${index === this.active}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.take(index)}>
      <span class="swatch ${groupClass(group)}" title=${groupName(group)}></span>
      <span class="name" dir="auto">${proposal.matched}${other
        ? html` <span class="quiet">→ ${proposal.name}</span>`
        : nothing}</span>
      <span class="quiet id">${proposal.id}</span>
      <span class="count">${proposal.count ?? ''}<span class="unseen"> documents, ${groupName(group)}</span></span>
    </li>`;
  }

  private announcement(): string {
    const count = this.proposals.length;
    return `${count} ${count === 1 ? 'concept' : 'concepts'}. Arrow keys move, Enter takes.`;
  }

  private option(index: number): string {
    return `${this.id}-${index}`;
  }

  private readonly onInput = (event: Event) => {
    this.words = (event.target as HTMLInputElement).value;
    this.active = -1;
    void this.propose();
  };

  private readonly onFocus = () => {
    if (this.words.trim() && this.proposals.length === 0) void this.propose();
  };

  private async propose(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const {signal} = this.asking;
    const words = this.words.trim();
    if (!words) {
      this.proposals = [];
      this.close();
      return;
    }
    // Whoever closes the list before the answer comes wants it closed.
    this.open = true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
    if (signal.aborted) return;
    try {
      const proposals = await this.use.propose(words, signal);
      if (signal.aborted) return;
      this.proposals = proposals;
    } catch {
      // Typing goes on without proposals; a search says what is wrong.
      if (signal.aborted) return;
      this.proposals = [];
    }
    this.use.redraw();
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const shown = this.open && this.proposals.length > 0;
    const count = this.proposals.length;
    switch (event.key) {
      case 'ArrowDown':
        if (!shown) this.open = true;
        else this.active = (this.active + 1) % count;
        break;
      case 'ArrowUp':
        if (shown) this.active = (this.active <= 0 ? count : this.active) - 1;
        break;
      case 'Enter':
        if (shown && this.active >= 0) this.take(this.active);
        else if (this.words.trim()) this.submit();
        break;
      case 'Escape':
        if (shown) this.open = false;
        else this.clear();
        this.active = -1;
        break;
      default:
        return;
    }
    event.preventDefault();
    this.use.redraw();
    this.showActive();
  };

  private showActive(): void {
    globalThis.document.getElementById(this.option(this.active))?.scrollIntoView({block: 'nearest'});
  }

  private take(index: number): void {
    const proposal = this.proposals[index];
    if (proposal) {
      this.clear();
      this.use.choose(proposal);
    }
  }

  private submit(): void {
    const words = this.words.trim();
    this.clear();
    this.use.submit(words);
  }

  private clear(): void {
    this.asking.abort();
    this.words = '';
    this.proposals = [];
    this.open = false;
    this.active = -1;
  }

  private readonly close = () => {
    this.open = false;
    this.active = -1;
    this.use.redraw();
  };
}
