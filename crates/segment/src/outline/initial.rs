//! Initials, abbreviations and dates at the head of blocks: `J. Smith (Peru)`, `г. Женева`, `5. Mai 2020`.
//!
//! They look like labels, but their series does not go on: they are text, whole.

use std::collections::{HashMap, HashSet};

use hexapla_lang::stop;
use hexapla_model::{Block, BlockKind, EntityKind, Lang, Span, StepKind};

use super::series::{Case, Lettered, Way, lettered};
use super::shape::{End, Shape};
use crate::entity;

/// How many labels of a series may be missing before one that is kept.
const MISSING: u32 = 2;
/// The most words of a name.
const WORDS: usize = 5;
/// How many lines may be below a name at the end.
const TITLES: usize = 3;
/// The most bytes of an abbreviation.
const ABBREVIATION: usize = 16;
/// The most bytes of a date.
const DATE: usize = 48;

/// Takes the label from the blocks that open with an initial, an abbreviation or a date.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape], lang: Lang) {
    let mut last = None;
    for (block, shape) in blocks.iter().zip(shapes.iter_mut()) {
        if opens_with_date(block, shape, lang) || (last != Some(COPYRIGHT - 1) && is_copyright(block, shape))
        {
            shape.unlabel(block);
            shape.initial = true;
        }
        last = item(shape).or(last);
        shape.abbreviated = shape.label.is_none() && opens_with_abbreviation(&block.text, lang);
    }
    set_rivals_apart(blocks, shapes, lang);
    let all = lettered(blocks, shapes);
    let mut judge = Judge { blocks, shapes, lang, last: HashMap::new() };
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(all.len());
    for cluster in all.chunk_by(|a, b| a.case == b.case && a.block + 1 == b.block) {
        verdicts.extend(judge.cluster(cluster));
    }
    // Where other names have initials, a letter that nothing goes on from is one too.
    let has_initials = verdicts.contains(&Verdict::Text);
    for (own, _) in all.iter().zip(&verdicts).filter(|(_, verdict)| verdict.is_text(has_initials)) {
        shapes[own.block].unlabel(&blocks[own.block]);
        shapes[own.block].initial = true;
    }
    spread(blocks, shapes);
}

/// Takes the label from a name or a sentence that opens with the letter of a heading, before the count goes on from that:
/// `I. Diop (Mali)` below `I. Opening`.
fn set_rivals_apart(blocks: &[Block], shapes: &mut [Shape], lang: Lang) {
    let all = lettered(blocks, shapes);
    let judge = Judge { blocks, shapes, lang, last: HashMap::new() };
    let names: Vec<bool> = all.iter().map(|own| judge.may_be_rival(own)).collect();
    let labels = || all.iter().zip(names.iter().copied());
    let mut rivals = behind_headings(labels(), |number| number - 1);
    rivals.extend(behind_headings(labels().rev(), |number| number + 1));
    for block in rivals {
        shapes[block].unlabel(&blocks[block]);
        shapes[block].initial = true;
    }
}

/// The blocks of the names that are after a heading with the same letter; a heading closes the one whose number `closed`
/// gives, and a chapter all letters.
fn behind_headings<'l>(
    labels: impl Iterator<Item = (&'l Lettered, bool)>,
    closed: impl Fn(u32) -> u32,
) -> Vec<usize> {
    let mut out = Vec::new();
    let mut open: HashSet<(Way, u32)> = HashSet::new();
    for (own, is_name) in labels.filter(|(own, _)| own.case == Case::Upper) {
        if is_name {
            if own.counts.iter().any(|count| open.contains(count)) {
                out.push(own.block);
            }
            continue;
        }
        if own.sure {
            open.retain(|(way, _)| *way != Way::Letters);
        }
        for &(way, number) in &own.counts {
            open.remove(&(way, closed(number)));
            open.insert((way, number));
        }
    }
    out
}

/// Takes a name with an initial of more letters beside others for one too: `Дж. Смит`.
fn spread(blocks: &[Block], shapes: &mut [Shape]) {
    let initial: Vec<bool> = shapes.iter().map(|shape| shape.initial).collect();
    for (n, shape) in shapes.iter_mut().enumerate() {
        let beside = (n > 0 && initial[n - 1]) || initial.get(n + 1) == Some(&true);
        shape.initial |= beside && shape.label.is_none() && opens_with_long_initial(&blocks[n].text);
    }
}

/// Whether `text` opens with an initial of up to three letters: `Дж. Смит`.
fn opens_with_long_initial(text: &str) -> bool {
    let word = text.split(['.', ' ']).next().unwrap_or_default();
    let (first, mut rest) = (word.chars().next(), word.chars().skip(1));
    let short = rest.clone().count() <= 2 && text[word.len()..].starts_with(". ");
    short && first.is_some_and(char::is_uppercase) && rest.all(char::is_lowercase)
}

/// What a letter with a stop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// A label of a series.
    Label,
    /// The first of a series that has no second: a label, unless the document has initials.
    First,
    /// Text.
    Text,
}

impl Verdict {
    /// Whether the letter is text in a document that has initials, or none.
    fn is_text(self, has_initials: bool) -> bool {
        match self {
            Self::Text => true,
            Self::First => has_initials,
            Self::Label => false,
        }
    }
}

/// How a label fits its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It follows the last one, or is the first and another follows.
    Good,
    /// The first, which nothing follows.
    First,
    /// In the middle of a series that is cut or has gaps.
    Loose,
    /// Out of order.
    Bad,
}

/// What has been read of the series of a document.
struct Judge<'s> {
    blocks: &'s [Block],
    shapes: &'s [Shape],
    lang: Lang,
    /// The last number of each series, and how many paragraphs were before it.
    last: HashMap<(Case, Way), (u32, usize)>,
}

impl Judge<'_> {
    /// What the labels of neighbouring blocks are.
    fn cluster(&mut self, cluster: &[Lettered]) -> Vec<Verdict> {
        let before = self.last.clone();
        let fits: Vec<Fit> = cluster.iter().map(|own| self.fit(own)).collect();
        if self.is_announced(cluster) {
            self.last = before;
            return vec![Verdict::Text; cluster.len()];
        }
        if self.is_list_of_names(cluster, &fits) {
            self.last = before;
            return self.names(cluster);
        }
        let verdicts: Vec<Verdict> =
            cluster.iter().zip(fits).map(|(own, fit)| self.verdict(own, fit)).collect();
        if verdicts.iter().all(|verdict| *verdict == Verdict::Text) {
            self.last = before;
        }
        verdicts
    }

    /// Whether neighbouring labels open a list of names, which is in another order than that of its initials.
    fn is_list_of_names(&self, cluster: &[Lettered], fits: &[Fit]) -> bool {
        if cluster.len() < 2 || cluster.iter().any(|own| own.sure) {
            return false;
        }
        let wrong = fits.iter().filter(|fit| **fit != Fit::Good).count();
        let sentences = cluster.iter().all(|own| self.shapes[own.block].end == End::Stop);
        let disordered = match cluster.len() {
            2 => wrong == 2,
            // Sentences are not headings, whose series may have gaps.
            len if sentences => wrong * 3 >= len,
            len => wrong * 2 >= len,
        };
        let begun = fits[0] == Fit::Good;
        disordered
            || cluster.iter().all(|own| self.is_placed_name(own))
            || (!begun && cluster.iter().all(|own| is_name(self.body(own))))
    }

    /// Whether neighbouring labels open names in a list that a colon announces, in whatever order: headings have text below
    /// each of them.
    fn is_announced(&self, cluster: &[Lettered]) -> bool {
        let above = cluster[0].block.checked_sub(1).map(|n| &self.shapes[n]);
        let announced = above.is_some_and(|s| s.colon && s.hint != BlockKind::Heading);
        // A heading may be below names with countries.
        let placed = cluster.iter().filter(|own| self.is_placed_name(own)).count();
        let alike = placed == 0 || placed == cluster.len();
        let last = &self.shapes[cluster[cluster.len() - 1].block + 1..];
        let below = last.iter().find(|s| !s.aside && s.hint != BlockKind::Footnote);
        cluster.len() > 1
            && alike
            && announced
            && cluster.iter().all(|own| self.may_be_listed(own))
            && below.is_none_or(|s| s.label.is_some())
    }

    /// Whether a label may open a name of a list: a name with its place, or a short one without a stop.
    fn may_be_listed(&self, own: &Lettered) -> bool {
        let short = || self.shapes[own.block].end != End::Stop && is_short_name(self.body(own));
        !own.sure && own.case == Case::Upper && (self.is_placed_name(own) || short())
    }

    /// What the labels of a list of names are: a heading may be right above or below it.
    fn names(&mut self, cluster: &[Lettered]) -> Vec<Verdict> {
        let mut out = vec![Verdict::Text; cluster.len()];
        for at in [0, cluster.len() - 1] {
            let own = &cluster[at];
            if !self.is_placed_name(own) && self.opens_text(own) && self.goes_on(own) {
                self.fit(own);
                out[at] = Verdict::Label;
            }
        }
        out
    }

    /// Whether a label follows the last one of its series.
    fn goes_on(&self, own: &Lettered) -> bool {
        own.counts.iter().any(|&(way, number)| {
            self.last.get(&(own.case, way)).is_some_and(|(last, _)| *last > 0 && last + 1 == number)
        })
    }

    /// How a label fits the labels before and after it; one that fits goes on with its series.
    fn fit(&mut self, own: &Lettered) -> Fit {
        let abbreviated = self.is_abbreviation(own);
        let (mut best, mut loose) = (Fit::Bad, false);
        for (&(way, number), &goes_on) in own.counts.iter().zip(&own.goes_on) {
            let key = (own.case, way);
            // An item that may be an abbreviation is in the same paragraph as the one before.
            let item = abbreviated && own.case == Case::Lower;
            let last = self.last.get(&key).filter(|last| !item || last.1 == own.paragraph);
            let last = last.map_or(0, |last| last.0);
            if own.sure || (last > 0 && number == last + 1) || (number == 1 && goes_on) {
                self.last.insert(key, (number, own.paragraph));
                best = Fit::Good;
            } else if number == 1 && best == Fit::Bad {
                best = Fit::First;
            }
            let gap = last > 0 && number > last && number <= last + 1 + MISSING;
            loose |= !abbreviated && (goes_on || gap);
        }
        if best == Fit::Bad && loose {
            for &(way, number) in &own.counts {
                self.last.insert((own.case, way), (number, own.paragraph));
            }
            return Fit::Loose;
        }
        best
    }

    /// What a label is by itself, or among labels in order.
    fn verdict(&self, own: &Lettered, fit: Fit) -> Verdict {
        if own.sure {
            return Verdict::Label;
        }
        let follows = own.goes_on.contains(&true);
        let signed = !follows && self.is_last_words(own);
        let person = !follows && self.is_countryman(own);
        match fit {
            Fit::Good if !signed && !person => Verdict::Label,
            Fit::Loose if !signed && !self.is_placed_name(own) => Verdict::Label,
            Fit::First if own.case == Case::Upper => self.first(own),
            _ => Verdict::Text,
        }
    }

    /// What the first of a series is that has no second.
    fn first(&self, own: &Lettered) -> Verdict {
        let heading = self.opens_text(own) && self.shapes[own.block].is_heading_like();
        if !heading || self.is_abbreviation(own) || self.is_placed_name(own) {
            return Verdict::Text;
        }
        let above = own.block.checked_sub(1).map(|n| &self.shapes[n]);
        let below_heading = above.is_some_and(|s| s.label.is_some() && s.is_heading_like());
        if below_heading { Verdict::Label } else { Verdict::First }
    }

    /// Whether the letters are written with a stop for a word of the language: `г.`, `D.`
    fn is_abbreviation(&self, own: &Lettered) -> bool {
        stop::stops(self.lang.as_str()).abbreviations.contains_key(&own.letters)
    }

    /// The text after the label.
    fn body(&self, own: &Lettered) -> &str {
        let label = self.shapes[own.block].label.as_ref();
        self.blocks[own.block].text[label.map_or(0, |label| label.span.end as usize)..].trim()
    }

    /// The name and the place in a text such as `Lee (Peru)` or `Lee, Peru`, and whether brackets divide them.
    fn placed(&self, own: &Lettered) -> Option<(&str, &str, bool)> {
        let body = self.body(own).trim_end_matches(['.', ';', ',', '،', '؛']);
        let bracketed = body.strip_suffix([')', '）']).and_then(|b| b.split_once(['(', '（']));
        let (name, place) = bracketed.or_else(|| body.split_once([',', '،', '，']))?;
        let short = (1..=WORDS).contains(&name.split_whitespace().count());
        (short && is_name(name)).then_some((name, place, bracketed.is_some()))
    }

    /// Whether the text is a name with what it stands for in brackets or after a comma.
    fn is_placed_name(&self, own: &Lettered) -> bool {
        self.placed(own).is_some_and(|(_, place, bracketed)| {
            let has_capitals = || place.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
            self.is_country(place) || (bracketed && has_capitals())
        })
    }

    /// Whether the text is a name with its place, or a short sentence that a name may open.
    fn may_be_rival(&self, own: &Lettered) -> bool {
        let body = self.body(own);
        let mut words = body.split_whitespace();
        let name =
            words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && !word.ends_with('.'));
        let goes_on = words.next().is_some_and(|word| word.starts_with(char::is_lowercase));
        let sentence = self.shapes[own.block].end == End::Stop && !body.contains(". ");
        !own.sure && (self.is_placed_name(own) || (sentence && name && goes_on))
    }

    /// Whether the text is a name with a country.
    fn is_countryman(&self, own: &Lettered) -> bool {
        self.placed(own).is_some_and(|(_, place, _)| self.is_country(place))
    }

    /// Whether `text` opens with the name of a country.
    fn is_country(&self, text: &str) -> bool {
        let mut found = false;
        let text = text.trim();
        let end = text.char_indices().nth(DATE).map_or(text.len(), |(at, _)| at);
        entity::entities(&text[..end], Span::new(0, end), (self.lang, &[]), &mut |kind, span, _| {
            found |= kind == EntityKind::Country && span.start == 0;
        });
        found
    }

    /// Whether a label opens the last words of a document: a name, and titles below it.
    fn is_last_words(&self, own: &Lettered) -> bool {
        let below = self.shapes[own.block + 1..].iter();
        let below = below.filter(|s| !s.aside && s.hint != BlockKind::Footnote);
        let titles = below.clone().take_while(|s| is_title(s)).take(TITLES).count();
        let closes = below.clone().nth(titles).is_none_or(|s| s.initial);
        own.case == Case::Upper && is_name(self.body(own)) && closes
    }

    /// Whether text is below the block, as below a heading.
    fn opens_text(&self, own: &Lettered) -> bool {
        let next = self.shapes[own.block + 1..].iter().find(|s| !s.aside && s.hint != BlockKind::Footnote);
        next.is_some_and(|next| {
            next.label.is_some() || !next.is_heading_like() || next.hint == BlockKind::TableRow
        })
    }
}

/// Whether `text` may be the rest of a name after an initial: a few words with capitals, if the script has them.
fn is_name(text: &str) -> bool {
    let few = text.split_whitespace().count() <= WORDS;
    let mut long = text.split_whitespace().filter(|word| word.chars().count() > 3);
    few && !long.any(|word| word.starts_with(char::is_lowercase)) && !text.ends_with(['.', '。'])
}

/// Whether a block may be a title below a name.
fn is_title(shape: &Shape) -> bool {
    shape.label.is_none() && shape.hint == BlockKind::Other && shape.is_heading_like() && !shape.initial
}

/// Whether `text` is one to three words, each with a capital, if the script has them.
fn is_short_name(text: &str) -> bool {
    let text = text.trim_end_matches([';', ',', '.', '؛', '،', '；', '，']);
    let mut words = text.split_whitespace();
    (1..=3).contains(&words.clone().count())
        && words.all(|word| !word.starts_with(|c: char| c.is_lowercase() || c.is_numeric()))
}

/// Whether `text` opens with an abbreviation of the language and its stop: `ст. 12`.
fn opens_with_abbreviation(text: &str, lang: Lang) -> bool {
    let word = text.trim_start().split(['.', ' ']).next().unwrap_or_default();
    let stopped = text.trim_start()[word.len()..].starts_with('.');
    let short = stopped && !word.is_empty() && word.len() <= ABBREVIATION;
    short && stop::stops(lang.as_str()).abbreviations.contains_key(&word.to_lowercase())
}

/// The item that `(c)` is.
const COPYRIGHT: u32 = 3;

/// The item that the label of a block may count.
fn item(shape: &Shape) -> Option<u32> {
    let label = shape.label.as_ref().filter(|_| shape.count.is_none())?;
    label.readings.iter().find(|r| r.kind == StepKind::Item).map(|r| r.ordinal.number)
}

/// Whether a block opens with `(c)` for the sign of copyright: `(c) 2020 Acme`.
fn is_copyright(block: &Block, shape: &Shape) -> bool {
    let Some(label) = shape.label.as_ref().filter(|_| item(shape) == Some(COPYRIGHT)) else { return false };
    let body = block.text[label.span.end as usize..].trim_start();
    let digits = body.chars().take_while(char::is_ascii_digit).count();
    label.span.of(&block.text).eq_ignore_ascii_case("(c)") && digits == 4 && body.starts_with(['1', '2'])
}

/// Whether the label of a block is the day of a date that a language writes with a stop: `5. Mai 2020`.
fn opens_with_date(block: &Block, shape: &Shape, lang: Lang) -> bool {
    if !stop::stops(lang.as_str()).dotted_ordinals {
        return false;
    }
    let Some(label) = shape.label.as_ref().filter(|_| shape.count.is_none()) else { return false };
    let counts = label.readings.iter().any(|r| r.kind == StepKind::Paragraph);
    if !counts || label.span.len() > DATE / 8 {
        return false;
    }
    let end = block.text.char_indices().map(|(at, _)| at).find(|at| *at >= DATE).unwrap_or(block.text.len());
    let mut dated = false;
    entity::entities(&block.text, Span::new(0, end), (lang, &[]), &mut |kind, span, key| {
        let whole = span.start <= label.span.start && span.end > label.span.end;
        // A day and a month without a year may open a sentence of a paragraph.
        dated |= kind == EntityKind::Date && whole && !key.starts_with("--");
    });
    dated
}
