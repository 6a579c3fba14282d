/** The page: shows the view that the address names, and follows its links without loading anew. */
import {html, nothing, render, type TemplateResult} from 'lit-html';
import {everything, href, parse, withoutWhy, type Address, type Place} from './address';
import {ConceptView} from './concept';
import {DocumentView} from './document';
import {Explanation, type Question} from './explanation';
import * as node from './node';
import {OwnTextView} from './own-text';
import {SearchView} from './search';
import {figure, type View} from './view';

const explanation = new Explanation(draw);
const ownText = new OwnTextView(ask, draw);
let about: node.About | undefined;
let address = parse(new URL(location.href));
let view: View = viewOf(address);
let isPlanned = false;
let isFirst = true;

/** Draws once, however many changes there were. */
function draw(): void {
  if (isPlanned) return;
  isPlanned = true;
  queueMicrotask(() => {
    isPlanned = false;
    globalThis.document.title = `${view.title} – concept-linker`;
    render(page(), globalThis.document.body);
    const dialog = globalThis.document.querySelector('dialog');
    if (explanation.isOpen && !dialog?.open) dialog?.showModal();
    if (!explanation.isOpen && dialog?.open) dialog.close();
  });
}

function page(): TemplateResult {
  const here = (is: boolean) => (is ? 'page' : nothing);
  return html`
    <a class="skip" href="#main">Skip to the content</a>
    <header>
      <a class="brand" href="/">concept-linker</a>
      <nav aria-label="Views">
        <a href=${href(everything)} aria-current=${here(address.view === 'search')}>Search</a>
        <a href=${href({view: 'text'})} aria-current=${here(address.view === 'text')}>Your text</a>
      </nav>
    </header>
    <main id="main">${view.template()}</main>
    <footer class="quiet">${about
      ? html`Knowledge base ${about.name}, version ${about.version}: ${figure(about.concepts)} concepts, ${figure(about.names)} names`
      : nothing}</footer>
    <dialog aria-label="Why this concept" @close=${onClosed} @click=${onBackdrop}>
      <form method="dialog"><button class="close" aria-label="Close">×</button></form>
      <h2>Why this concept?</h2>
      ${explanation.template()}
    </dialog>
  `;
}

function viewOf(to: Address): View {
  switch (to.view) {
    case 'search':
      return new SearchView(to, go, draw);
    case 'concept':
      return new ConceptView(to, draw);
    case 'document':
      return new DocumentView(to, draw);
    case 'text':
      return ownText;
  }
}

/** Goes to an address, which the way back remembers. */
function go(to: Address): void {
  history.pushState(null, '', href(to));
  void open();
}

/** Shows what the browser's address says. */
async function open(): Promise<void> {
  const to = parse(new URL(location.href));
  const same = keyOf(to) === keyOf(address) && !isFirst;
  if (!same && !isFirst) {
    view.leave();
    view = viewOf(to);
  }
  address = to;
  const place = 'why' in to ? to.why : undefined;
  if (!place) explanation.close();
  draw();
  if (view instanceof SearchView && to.view === 'search') await view.moveTo(to);
  else if (view instanceof DocumentView && to.view === 'document') {
    view.moveTo(to);
    if (!same || isFirst) await view.load();
  } else if (view instanceof ConceptView) await view.load();
  if (!same && !isFirst) focusHeading();
  isFirst = false;
  if (place && parse(new URL(location.href)).view === to.view) showWhy(place);
  draw();
}

/** Views with the same key change in place. */
const keyOf = (of: Address) => (of.view === 'search' || of.view === 'text' ? of.view : href(withoutWhy(of)));

function focusHeading(): void {
  draw();
  queueMicrotask(() => {
    globalThis.document.querySelector<HTMLElement>('h1')?.focus({preventScroll: true});
    scrollTo(0, 0);
  });
}

function showWhy(place: Place): void {
  const question =
    view instanceof SearchView || view instanceof DocumentView ? view.questionAt(place) : undefined;
  if (question) ask(question);
}

function ask(question: Question): void {
  void explanation.open(question);
}

/** The dialog was closed, by Escape, its button or its backdrop; or the address does without it. */
function onClosed(): void {
  if (!explanation.isOpen) return;
  explanation.close();
  if ('why' in address && address.why) {
    address = withoutWhy(address);
    history.replaceState(null, '', href(address));
  }
  draw();
}

function onBackdrop(event: MouseEvent): void {
  if (event.target === event.currentTarget) (event.target as HTMLDialogElement).close();
}

globalThis.document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a');
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.origin !== location.origin) return;
  if (link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  go(parse(new URL(link.href)));
});
addEventListener('popstate', () => void open());

/** A slash goes to the search field, as on many pages. */
addEventListener('keydown', (event) => {
  const typing = (event.target as Element).closest?.('input, textarea, dialog');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    const field = globalThis.document.getElementById('query');
    if (field) {
      event.preventDefault();
      field.focus();
    }
  }
});

void open();
node.about().then((answer) => {
  about = answer;
  draw();
}, () => undefined);
