//! Reads a corpus from XLIFF 1.2 (with the flavours of translation programs) and XLIFF 2.

use hexapla_lang::naming;
use hexapla_model::{BlockKind, Lang, Severity, Warned};
use hexapla_source::Cause;
use hexapla_source::stream::Stream;
use hexapla_source::xml::{self, Element, Handler, Root};

use super::languages::{self, Named, Waiting};
use super::segment::{Part, Segment, Side};
use crate::reading::builder::{Builder, broken};
use crate::reading::inline::Inline;
use crate::reading::packed::PackedCorpus;
use crate::reading::row::Row;

/// Elements whose text is code of another format.
const CODES: [&str; 5] = ["bpt", "ept", "it", "ph", "bx"];
/// Elements that hold other texts than those of the unit: proposals, glossaries, the original file.
const FOREIGN: [&str; 7] =
    ["alt-trans", "matches", "glossary", "internal-file", "bin-unit", "skeleton", "changeTrack"];
/// States of a target that nobody has translated yet.
const UNTRANSLATED: [&str; 4] = ["new", "needs-translation", "needs-adaptation", "initial"];

/// States of a target that a person has seen and found right.
const REVIEWED: [&str; 3] = ["reviewed", "final", "signed-off"];

const ROOT: Root = Root { names: &["xliff"], expected: "XLIFF (`<xliff>`)", units: &["trans-unit", "unit"] };

/// Reads all of `source`; `langs` are those of source and target where the file does not name them.
pub(crate) fn read(
    source: Stream<'_>,
    builder: Builder<'_>,
    langs: &[Lang],
) -> Result<Warned<PackedCorpus>, Cause> {
    let path = builder.path();
    let mut xliff = Xliff {
        builder,
        whole: [Named::Not; 2],
        langs: [Named::Not; 2],
        named: Default::default(),
        file: 0,
        waiting: Vec::new(),
        foreign: 0,
        unit: None,
        segment: None,
        side: None,
        second: None,
        mark: None,
        marks: Vec::new(),
        text: Inline::default(),
        note: None,
        symbol: None,
        untranslated: 0,
        first_untranslated: 0,
    };
    let end = xml::read(source, &ROOT, &mut xliff)?;
    xliff.tell_untranslated();
    let is_unnamed = !xliff.waiting.is_empty();
    languages::find(&mut xliff.waiting, langs, &xliff.named, &mut xliff.builder);
    for row in std::mem::take(&mut xliff.waiting) {
        row.put(&mut xliff.builder)?;
    }
    match end {
        Some(end) if xliff.builder.has_nothing() => Err(end.error()),
        None if xliff.builder.is_empty() && is_unnamed => Err(Cause::NoLanguages),
        end => {
            let mut read = xliff.builder.finish()?;
            read.diagnostics.extend(end.map(|end| broken(path, end.line, &end.found)));
            Ok(read)
        }
    }
}

/// A unit as far as it is read.
struct Unit {
    id: Option<String>,
    line: u32,
    /// Segments of XLIFF 2, or parts of one unit of XLIFF 1.2.
    segments: Vec<Segment>,
    notes: Notes,
}

/// What notes say about a row beside its texts.
#[derive(Default)]
struct Notes {
    anchor: Option<String>,
    kind: Option<BlockKind>,
    score: Option<f64>,
}

struct Xliff<'a> {
    builder: Builder<'a>,
    /// The languages of source and target as the document names them, and the file in it.
    whole: [Named; 2],
    langs: [Named; 2],
    /// All languages that files or texts name, by side.
    named: [Vec<Lang>; 2],
    /// How many files have begun.
    file: usize,
    /// The rows from the first on whose languages are not named.
    waiting: Vec<Waiting>,
    /// How many elements with other texts the reader is inside of.
    foreign: u32,
    unit: Option<Unit>,
    segment: Option<Segment>,
    side: Option<Side>,
    /// The line of the side that is read, if its segment has that text already, and whether it holds text.
    second: Option<(u32, bool)>,
    /// The segment that the text is marked as.
    mark: Option<String>,
    /// Whether each open `<mrk>` marks a segment.
    marks: Vec<bool>,
    text: Inline,
    /// The category of a note, and what it says so far.
    note: Option<(String, String)>,
    /// The symbol of the document.
    symbol: Option<String>,
    untranslated: usize,
    first_untranslated: u32,
}

impl Handler for Xliff<'_> {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        if FOREIGN.contains(&element.name) {
            self.foreign += 1;
        }
        if self.foreign > 0 {
            return Ok(());
        }
        if self.side.is_some() {
            self.open_inline(element);
            return Ok(());
        }
        match element.name {
            "xliff" => self.whole = self.languages(element),
            "file" => {
                self.symbol = None;
                self.file += 1;
                let (own, whole) = (self.languages(element), self.whole);
                self.langs = [own[0].or(whole[0]), own[1].or(whole[1])];
            }
            "trans-unit" | "unit" => self.open_unit(element),
            "segment" => self.open_segment(element),
            "note" => self.note = element.attribute("category").map(|category| (category, String::new())),
            "source" => self.open_side(Side::Source, element),
            "seg-source" => self.open_side(Side::Segmented, element),
            "target" => {
                if !self.has_text(Side::Target) {
                    let state = element.attribute("state");
                    self.see_state(state.as_deref(), element.line);
                }
                self.open_side(Side::Target, element);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        if self.foreign > 0 {
            self.foreign -= u32::from(FOREIGN.contains(&name));
            return Ok(());
        }
        match name {
            "source" | "seg-source" | "target" if self.side.is_some() => self.close_side(),
            _ if self.side.is_some() => self.close_inline(name),
            "segment" => self.close_segment(),
            "note" => self.close_note(),
            "trans-unit" | "unit" => return self.close_unit(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.foreign > 0 {
        } else if self.side.is_some() {
            self.text.text(text);
        } else if let Some((_, note)) = &mut self.note {
            note.push_str(text);
        }
    }

    fn entity(&mut self, name: &str, line: u32) {
        if self.side.is_some() {
            let message = format!("entity `&{name};` is not expanded: it stays as it is written");
            self.builder.finding(Severity::Warning, line, &message, "write the character itself");
        }
        self.text(&format!("&{name};"));
    }

    fn wrong(&mut self, line: u32, message: &str, hint: &str) {
        self.builder.finding(Severity::Error, line, message, hint);
    }
}

impl Xliff<'_> {
    /// The languages that the head of a document or of a file names.
    fn languages(&mut self, element: &Element<'_>) -> [Named; 2] {
        let names = [["srcLang", "source-language"], ["trgLang", "target-language"]];
        let mut side = 0;
        let langs = names.map(|names| {
            let tag = names.into_iter().find_map(|name| element.attribute(name));
            side += 1;
            self.name(side - 1, tag, element.line)
        });
        if let Named::Lang(lang) = langs[0] {
            self.builder.set_pivot(lang);
        }
        langs
    }

    fn name(&mut self, side: usize, tag: Option<String>, line: u32) -> Named {
        let named = Named::of(tag, line, &mut self.builder);
        if let Named::Lang(lang) = named
            && !self.named[side].contains(&lang)
        {
            self.named[side].push(lang);
        }
        named
    }

    fn open_unit(&mut self, element: &Element<'_>) {
        // XLIFF allows few characters in `id`: the name is what a program calls the unit by.
        let id = element.attribute("name").or_else(|| element.attribute("id"));
        self.unit = Some(Unit { id, line: element.line, segments: Vec::new(), notes: Notes::default() });
        // In XLIFF 1.2 the texts are in the unit itself.
        let is_reviewed = element.attribute("approved").is_some_and(|approved| approved == "yes");
        let segment = Segment { is_reviewed, ..Segment::default() };
        self.segment = (element.name == "trans-unit").then_some(segment);
    }

    fn open_segment(&mut self, element: &Element<'_>) {
        self.segment = Some(Segment { id: element.attribute("id"), ..Segment::default() });
        let state = element.attribute("state");
        self.see_state(state.as_deref(), element.line);
    }

    fn see_state(&mut self, state: Option<&str>, line: u32) {
        let is_reviewed = state.is_some_and(|state| REVIEWED.contains(&state));
        self.segment.iter_mut().for_each(|segment| segment.is_reviewed |= is_reviewed);
        let is_untranslated = state.is_some_and(|state| UNTRANSLATED.contains(&state));
        if let Some(segment) = self.segment.as_mut().filter(|_| is_untranslated) {
            segment.is_untranslated = true;
            if self.untranslated == 0 {
                self.first_untranslated = line;
            }
            self.untranslated += 1;
        }
    }

    fn open_side(&mut self, side: Side, element: &Element<'_>) {
        self.second = self.has_text(side).then_some((element.line, false));
        if self.segment.is_some() {
            if self.second.is_none() {
                self.see_language(usize::from(side == Side::Target), element);
            }
            self.side = Some(side);
            self.mark = None;
            self.marks.clear();
            self.text = Inline::default();
        }
    }

    /// Whether the segment has text of a side already.
    fn has_text(&self, side: Side) -> bool {
        let parts = self.segment.as_ref().map(|segment| &segment.sides[side as usize]);
        parts.is_some_and(|parts| parts.iter().any(|part| !part.text.trim().is_empty()))
    }

    /// The language that a text names itself, where its file names none or quite another.
    fn see_language(&mut self, place: usize, element: &Element<'_>) {
        let tag = element.attribute("lang");
        if let Named::Lang(lang) = self.langs[place] {
            let own = tag.as_deref().and_then(naming::of_tag);
            let Some(own) = own.filter(|own| own.primary() != lang.primary()) else { return };
            let message = format!(
                "the {} names {own} as its language, its file {lang}: taken for {own}",
                ["source", "target"][place]
            );
            self.builder.finding(Severity::Warning, element.line, &message, "use one file for each language");
        } else if self.langs[place] != Named::Not {
            return;
        }
        let named = self.name(place, tag, element.line);
        self.segment.iter_mut().for_each(|segment| segment.langs[place] = named.or(segment.langs[place]));
    }

    fn open_inline(&mut self, element: &Element<'_>) {
        if element.name == "mrk" {
            let is_segment = element.attribute("mtype").is_some_and(|kind| kind == "seg");
            if is_segment {
                self.take_part();
                self.mark = element.attribute("mid").or(Some(String::new()));
            }
            self.marks.push(is_segment);
        } else {
            self.text.open(element, CODES.contains(&element.name));
        }
    }

    fn close_inline(&mut self, name: &str) {
        if name != "mrk" {
            self.text.close(CODES.contains(&name));
        } else if self.marks.pop() == Some(true) {
            self.take_part();
        }
    }

    fn close_side(&mut self) {
        self.take_part();
        let what = if self.side == Some(Side::Target) { "target" } else { "source" };
        if let Some((line, true)) = self.second.take() {
            let message = format!("a second `<{what}>` in a unit, skipped");
            self.builder.finding(Severity::Error, line, &message, "a unit has one text in each language");
        }
        self.side = None;
    }

    /// Puts what was read since the last mark where it belongs.
    fn take_part(&mut self) {
        let text = std::mem::take(&mut self.text).finish();
        let segment = self.mark.take();
        if let Some((_, holds_text)) = &mut self.second {
            *holds_text |= !text.trim().is_empty();
            return;
        }
        if let (Some(side), Some(into)) = (self.side, &mut self.segment)
            && (segment.is_some() || !text.is_empty())
        {
            into.sides[side as usize].push(Part { segment, text });
        }
    }

    fn close_note(&mut self) {
        let Some((category, text)) = self.note.take() else { return };
        let text = text.trim();
        match (category.as_str(), &mut self.unit) {
            ("symbol", None) => self.symbol = Some(text.to_owned()),
            ("anchor", Some(unit)) => unit.notes.anchor = Some(text.to_owned()),
            ("kind", Some(unit)) => unit.notes.kind = BlockKind::from_name(text),
            ("score", Some(unit)) => unit.notes.score = text.parse().ok(),
            _ => {}
        }
    }

    fn close_segment(&mut self) {
        if let (Some(segment), Some(unit)) = (self.segment.take(), &mut self.unit) {
            unit.segments.push(segment);
        }
    }

    fn close_unit(&mut self) -> Result<(), Cause> {
        self.close_segment();
        let Some(unit) = self.unit.take() else { return Ok(()) };
        if unit.segments.iter().any(Segment::is_partly_marked) {
            let message = "the marked segments of a unit do not hold all of its text: it is read as a whole";
            self.builder.finding(Severity::Warning, unit.line, message, "segment it again");
        }
        let rows = unit
            .segments
            .iter()
            .flat_map(|segment| segment.rows().into_iter().map(move |row| (segment, row)));
        let rows: Vec<_> = rows.collect();
        let count = rows.len();
        for (n, (segment, (id, [source, target]))) in rows.into_iter().enumerate() {
            let own = segment.langs;
            let langs = [own[0].or(self.langs[0]), own[1].or(self.langs[1])];
            let part = id.unwrap_or_else(|| (n + 1).to_string());
            let whole = unit.id.clone();
            let row = Row {
                id: whole.map(|whole| if count > 1 { format!("{whole}.{part}") } else { whole }),
                anchor: unit.notes.anchor.clone(),
                score: unit.notes.score,
                kind: unit.notes.kind,
                reviewed: segment.is_reviewed && !target.trim().is_empty(),
                symbol: self.symbol.clone(),
                ..Row::default()
            };
            let texts = [(langs[0], source), (langs[1], target)];
            let row = Waiting { file: self.file, line: unit.line, row, texts };
            if self.waiting.is_empty() && !row.is_unnamed() {
                row.put(&mut self.builder)?;
            } else {
                self.waiting.push(row);
            }
        }
        Ok(())
    }

    fn tell_untranslated(&mut self) {
        if self.untranslated > 0 {
            let message = match self.untranslated {
                1 => "a target that is not translated yet, skipped".to_owned(),
                count => format!("{count} targets that are not translated yet, skipped; this is the first"),
            };
            self.builder.finding(Severity::Note, self.first_untranslated, &message, "");
        }
    }
}
