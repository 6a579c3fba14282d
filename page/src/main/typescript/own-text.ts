/** A text of the reader's own, linked while it is typed. It is kept nowhere. */
import {html, nothing, type TemplateResult} from 'lit-html';
import {know} from './concepts';
import {conceptList} from './document';
import type {Question} from './explanation';
import {marked} from './mentions';
import * as node from './node';
import {counted, failure, messageOf, type View} from './view';

const PAUSE_MILLIS = 250;
const EXAMPLE = `Multiple sclerosis (MS) was diagnosed after two episodes of optic neuritis. No evidence of \
heart failure. Her mother had breast cancer. On echocardiography, mitral stenosis cannot be excluded; \
she was given methotrexate for rheumatoid arthritis. Antécédent d’infarctus du myocarde.`;

export class OwnTextView implements View {
  readonly title = 'Your text';
  private text = '';
  /** What the mentions belong to: the reader may have typed on. */
  private linked = '';
  private mentions: node.Mention[] = [];
  private problem = '';
  private asking = new AbortController();

  constructor(
    private readonly why: (question: Question) => void,
    private readonly redraw: () => void,
  ) {}

  leave(): void {
    this.asking.abort();
  }

  template(): TemplateResult {
    const {text, linked, mentions} = this;
    return html`
      <h1 tabindex="-1">Your text</h1>
      <div class="own">
        <div class="input">
          <label for="text">Type or paste a text. It is linked by the node on this machine and kept nowhere.</label>
          <textarea id="text" rows="9" spellcheck="false" dir="auto" .value=${text} @input=${this.onInput}></textarea>
          ${text ? nothing : html`<p><button @click=${() => this.take(EXAMPLE)}>Use an example</button></p>`}
        </div>
        <section aria-label="Linked text">
          <p role="status" class="quiet">${linked ? this.summary() : 'Mentions of concepts will be marked here.'}</p>
          ${failure(this.problem)}
          <div class="text linked" dir="auto" @click=${this.onClick}>${marked(linked, mentions, {href: ({start}) => `#${start}`})}</div>
        </section>
      </div>
      ${conceptList(mentions)}
    `;
  }

  private summary(): string {
    const concepts = new Set(this.mentions.map(({id}) => id)).size;
    return `${counted(this.mentions.length, 'mention', 'mentions')} of ${counted(concepts, 'concept', 'concepts')}. Choose one to see why.`;
  }

  private readonly onInput = (event: Event) => {
    void this.take((event.target as HTMLTextAreaElement).value, PAUSE_MILLIS);
  };

  private async take(text: string, pause = 0): Promise<void> {
    this.text = text;
    this.asking.abort();
    this.asking = new AbortController();
    const {signal} = this.asking;
    this.redraw();
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    try {
      const mentions = text.trim() ? await node.link(text, signal) : [];
      await know(mentions.map(({id}) => id), signal);
      this.mentions = mentions;
      this.linked = text;
      this.problem = '';
    } catch (error) {
      if (signal.aborted) return;
      this.problem = messageOf(error);
      this.mentions = [];
      this.linked = '';
    }
    this.redraw();
  }

  /** Marks lead to an explanation here, and not to another address: the text is in none. */
  private readonly onClick = (event: MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('a.mention');
    if (mark) {
      event.preventDefault();
      this.why({text: this.linked, start: Number(mark.dataset.start), shown: 0});
    }
  };
}
