//! Reads a corpus from links between sentences: XCES as OPUS has it, `.lnk` of the United Nations Parallel Corpus.

use std::path::Path;

use hexapla_lang::join::needs_space;
use hexapla_lang::naming;
use hexapla_model::{Lang, Location, Severity, Warned};
use hexapla_source::findings::shown;
use hexapla_source::stream::Stream;
use hexapla_source::xml::{self, Element, Handler, Root};
use hexapla_source::{Cause, Loader};

use super::sentences::{Library, Sentence, Sentences};
use crate::reading::builder::{Builder, broken};
use crate::reading::packed::PackedCorpus;
use crate::reading::row::{Place, Row, RowText};

const ROOT: Root =
    Root { names: &["cesAlign", "linkGrp"], expected: "links between sentences (`<cesAlign>`)", units: &[] };

/// Reads the links at `path` and the sentences that they join.
pub(crate) fn read(loader: &Loader, path: &Path) -> Result<Warned<PackedCorpus>, Cause> {
    let source = Stream::open(path, loader.limits())?;
    let note = source.note();
    let mut links = Links {
        builder: Builder::new(path, loader.limits()),
        library: Library::new(loader, path),
        documents: None,
        missing: None,
        lost: 0,
        first_lost: 0,
    };
    let end = xml::read(source, &ROOT, &mut links)?;
    links.tell_lost();
    match (links.builder.is_empty(), end, links.missing) {
        (true, Some(end), _) => Err(end.error()),
        (true, None, Some((name, _))) => Err(Cause::NoSentences { name }),
        (_, end, _) => {
            let mut read = links.builder.finish()?;
            read.diagnostics.splice(..0, note.map(|note| note.about(path)));
            read.diagnostics.extend(end.map(|end: xml::Broken| broken(path, end.line, &end.found)));
            Ok(read)
        }
    }
}

struct Links<'a> {
    builder: Builder<'a>,
    library: Library<'a>,
    documents: Option<Documents>,
    /// The first sentence file that is not found, and the line that names it.
    missing: Option<(String, u32)>,
    /// How many links name a sentence that is not there, and the line of the first.
    lost: usize,
    first_lost: u32,
}

/// The two documents that a group of links joins.
struct Documents {
    langs: [Lang; 2],
    sides: [Sentences; 2],
    /// What the ids of the rows begin with.
    name: String,
    links: usize,
}

impl Handler for Links<'_> {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        match element.name {
            "linkGrp" => {
                self.documents = self.documents(element)?;
                Ok(())
            }
            "link" => self.link(element),
            _ => Ok(()),
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        if name == "linkGrp" {
            self.documents = None;
        }
        Ok(())
    }

    fn text(&mut self, _: &str) {}

    fn entity(&mut self, _: &str, _: u32) {}
}

impl Links<'_> {
    /// The documents of a group, if both are found.
    fn documents(&mut self, element: &Element<'_>) -> Result<Option<Documents>, Cause> {
        let named = ["fromDoc", "toDoc"].map(|name| element.attribute(name).filter(|name| !name.is_empty()));
        let names = match named {
            [Some(from), Some(to)] => [from, to],
            _ => match by_path(self.builder.path()) {
                Some(names) => names,
                None => return Ok(self.without(element.line, "fromDoc and toDoc")),
            },
        };
        let [Some(from), Some(to)] = names.each_ref().map(|name| language(name)) else {
            let message = "a group of links between files whose names show no language, skipped";
            let hint = "expected names such as en/2015/a/70/1.xml";
            self.builder.finding(Severity::Error, element.line, message, hint);
            return Ok(None);
        };
        let mut sides = Vec::with_capacity(2);
        for name in &names {
            match self.library.find(name)? {
                Some(sentences) => sides.push(sentences),
                None => return Ok(self.without(element.line, name)),
            }
        }
        let Ok(sides) = <[Sentences; 2]>::try_from(sides) else { return Ok(None) };
        self.builder.declare(&[from, to]);
        Ok(Some(Documents { langs: [from, to], sides, name: document(&names[0]), links: 0 }))
    }

    /// Tells of a sentence file that is missing.
    fn without(&mut self, line: u32, name: &str) -> Option<Documents> {
        let message = format!("no file `{}` with the sentences: its links are skipped", shown(name));
        let hint = "put it beside the links, in a folder (xml, raw) or a zip archive, under the name that they use for it";
        self.builder.finding(Severity::Error, line, &message, hint);
        self.missing.get_or_insert((name.to_owned(), line));
        None
    }

    fn link(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        let Some(documents) = &mut self.documents else { return Ok(()) };
        documents.links += 1;
        let targets = element.attribute("xtargets").unwrap_or_default();
        let (from, to) = targets.split_once(';').unwrap_or((&targets, ""));
        let mut texts = Vec::with_capacity(2);
        let mut is_lost = false;
        for (n, ids) in [from, to].into_iter().enumerate() {
            let sentences = &documents.sides[n];
            let found: Vec<&Sentence> =
                ids.split_whitespace().filter_map(|id| sentences.by_id.get(id)).collect();
            is_lost |= found.len() < ids.split_whitespace().count();
            texts.extend(joined(documents.langs[n], &found, &sentences.path));
        }
        if is_lost {
            self.first_lost = if self.lost == 0 { element.line } else { self.first_lost };
            self.lost += 1;
        }
        let number = element.attribute("id").unwrap_or_else(|| documents.links.to_string());
        let id = Some(format!("{}#{number}", documents.name));
        let score =
            ["certainty", "score"].iter().find_map(|name| element.attribute(name)?.trim().parse().ok());
        let score = score.filter(|_| texts.len() > 1);
        self.builder.row(element.line, Row { id, score, texts, ..Row::default() })
    }

    fn tell_lost(&mut self) {
        if self.lost > 0 {
            let message = match self.lost {
                1 => "a link to a sentence that is not in its file".to_owned(),
                count => format!("{count} links to sentences that are not in their files; this is the first"),
            };
            let hint = "links and sentences may be of different editions";
            self.builder.finding(Severity::Error, self.first_lost, &message, hint);
        }
    }
}

/// The text of the sentences on one side of a link.
fn joined(lang: Lang, sentences: &[&Sentence], path: &Path) -> Option<RowText> {
    let first = sentences.first()?;
    let mut text = String::new();
    for sentence in sentences {
        let ends = text.chars().next_back().zip(sentence.text.chars().next());
        if ends.is_some_and(|(prev, next)| needs_space(prev, next)) {
            text.push(' ');
        }
        text.push_str(&sentence.text);
    }
    let location = Location { line: first.line, page: None };
    let place = Place { file: path.to_owned(), location, lines: Vec::new() };
    let pieces = u32::try_from(sentences.len()).unwrap_or(u32::MAX);
    Some(RowText { lang, text, pieces, place: Some(place), moved: false })
}

/// The documents of links that do not name them: `…/links/fr_en/2015/a.lnk` joins `fr/2015/a.xml` and `en/2015/a.xml`.
fn by_path(path: &Path) -> Option<[String; 2]> {
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    let (place, langs) = parts.iter().enumerate().rev().find_map(|(n, part)| Some((n, pair(part)?)))?;
    let rest = parts[place + 1..].join("/");
    let stem = rest.strip_suffix(".gz").unwrap_or(&rest);
    let stem = stem.rsplit_once('.')?.0;
    Some(langs.map(|lang| format!("{lang}/{stem}.xml")))
}

/// The codes of the languages of a folder of links, `fr_en` or `fr-en`.
fn pair(folder: &str) -> Option<[&str; 2]> {
    let (from, to) = folder.split_once(['_', '-'])?;
    Some([from, to]).filter(|codes| codes.iter().all(|code| code.len() == 2 && Lang::parse(code).is_ok()))
}

/// The language of a sentence file: the first part of its path that is one.
fn language(name: &str) -> Option<Lang> {
    let mut parts = name.split(['/', '\\']).rev().skip(1).collect::<Vec<_>>().into_iter().rev();
    parts.find_map(naming::of_label).map(Lang::primary)
}

/// What the document is called: the path of its file without language and endings.
fn document(name: &str) -> String {
    let parts: Vec<&str> = name.split(['/', '\\']).collect();
    let lang = parts.iter().position(|part| naming::of_label(part).is_some());
    let rest = parts[lang.map_or(0, |n| n + 1)..].join("/");
    let stem = rest.strip_suffix(".gz").unwrap_or(&rest);
    stem.strip_suffix(".xml").unwrap_or(stem).to_owned()
}
