//! Tables of terms in one pair of languages, without a head, as DeepL and OmegaT have them: on each line a source term, a
//! target term and, in OmegaT, a comment, with tabs between them.

use std::path::Path;

use hexapla_lang::detect::detect_language;
use hexapla_lang::naming;
use hexapla_model::{EntryFacts, Lang, Severity, Term, TermBase, Warned};
use hexapla_source::findings::shown;
use hexapla_source::{Cause, Source, lines};

use super::term_builder::Builder;

/// How many rows are looked at to know the languages.
const ROWS: usize = 200;

/// A line with both terms.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row<'a> {
    line: u32,
    source: &'a str,
    target: &'a str,
    comment: &'a str,
}

/// Rows that are one entry.
#[derive(Debug, PartialEq, Eq)]
struct Entry<'a> {
    line: u32,
    sources: Vec<&'a str>,
    targets: Vec<&'a str>,
    comment: &'a str,
}

/// The terms of `source`: lines that begin with `#` are comments. The name of the file shows the languages, as in
/// `NAME.en-zh.utf8`; else they are those that are given, else those that the texts show.
pub(crate) fn read(source: &Source<'_>, langs: &[Lang]) -> Result<Warned<TermBase>, Cause> {
    let decoded = source.text()?;
    if decoded.text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    let mut builder = Builder::new(source.path, source.limits.rows);
    let rows = rows(&decoded.text, &mut builder);
    let [from, to] = languages(source.path, langs, &rows, &mut builder)?;
    for entry in entries(&rows) {
        let (facts, comment) = facts(entry.comment);
        let mut terms: Vec<(Lang, Term)> = Vec::new();
        for (lang, texts) in [(from, &entry.sources), (to, &entry.targets)] {
            let texts = texts.iter().filter_map(|text| builder.term(entry.line, text));
            terms.extend(texts.map(|text| (lang, Term::new(text))));
        }
        builder.entry(None, entry.line, terms)?;
        builder.facts(entry.line, facts);
        builder.decided(entry.line, (None, None), comment.as_deref());
    }
    let mut read = builder.finish();
    read.diagnostics.splice(..0, decoded.remark.map(|remark| remark.about(source.path)));
    Ok(read)
}

/// The rows of a text; a line that is none is reported.
fn rows<'a>(text: &'a str, builder: &mut Builder<'_>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for line in lines::split(text).iter().filter(|line| !line.is_blank() && !line.text.starts_with('#')) {
        let mut cells = line.text.split('\t').map(str::trim);
        let [source, target, comment] = [(); 3].map(|()| cells.next().unwrap_or_default());
        let number = line.location.line;
        if source.is_empty() || target.is_empty() {
            let found = match line.text.contains('\t') {
                true if source.is_empty() => "no source before ",
                true => "no target after ",
                false => "",
            };
            let term = shown(line.text.trim());
            let message =
                format!("expected two terms with a tab between them, found {found}`{term}`: skipped");
            builder.left_out(number, &message, "write SOURCE<TAB>TARGET on each line");
        } else {
            if let Some(cell) = cells.find(|cell| !cell.is_empty()) {
                let message = format!(
                    "expected two terms and a comment, found a further cell, not read: `{}`",
                    shown(cell)
                );
                builder.odd(number, &message, "write SOURCE<TAB>TARGET<TAB>COMMENT on each line");
            }
            rows.push(Row { line: number, source, target, comment });
        }
    }
    rows
}

/// The languages of source and target.
fn languages(
    path: &Path,
    given: &[Lang],
    rows: &[Row<'_>],
    builder: &mut Builder<'_>,
) -> Result<[Lang; 2], Cause> {
    let given = given.first_chunk().copied();
    if let Some(langs) = langs_of_name(path).or(given) {
        return Ok(langs);
    }
    let text = |cell: for<'r> fn(&Row<'r>) -> &'r str| {
        rows.iter().take(ROWS).map(cell).collect::<Vec<_>>().join("\n")
    };
    let shown = [text(|row| row.source), text(|row| row.target)].map(|text| detect_language(&text));
    let [Some(source), Some(target)] = shown else { return Err(Cause::NoLanguages) };
    if source == target {
        return Err(Cause::NoLanguages);
    }
    let message = format!("nothing names the languages: the texts show {source}, {target}");
    let hint = "name them in the name of the file if they are others, as in NAME.en-fr.utf8";
    builder.finding(Severity::Warning, 0, &message, hint);
    Ok([source, target])
}

/// Source and target in the name of a file: `lakes.en-zh.deepl.tsv`, `lakes.en_US-fr.utf8`.
pub(crate) fn langs_of_name(path: &Path) -> Option<[Lang; 2]> {
    let name = path.file_name()?.to_str()?;
    name.split('.').rev().find_map(|part| {
        let (source, target) = part.split_once('-')?;
        let [source, target] =
            [source, target].map(|tag| naming::of_label(tag).filter(|_| Lang::parse(tag).is_ok()));
        let (source, target) = (source?, target?);
        (source != target).then_some([source, target])
    })
}

/// Rows beside each other with one source term and one comment are an entry. So are those with several source terms if a
/// comment says that they belong together.
fn entries<'a>(rows: &[Row<'a>]) -> Vec<Entry<'a>> {
    let same = |a: &Row<'_>, b: &Row<'_>| a.source == b.source && a.comment == b.comment;
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for rows in rows.chunk_by(same) {
        let (first, targets) = (&rows[0], rows.iter().map(|row| row.target).collect());
        match entries.last_mut() {
            Some(last)
                if !first.comment.is_empty() && last.comment == first.comment && last.targets == targets =>
            {
                last.sources.push(first.source);
            }
            _ => entries.push(Entry {
                line: first.line,
                sources: vec![first.source],
                targets,
                comment: first.comment,
            }),
        }
    }
    entries
}

/// What a comment says of its entry, as we write it: the subject field, `7 ×, score 0.93`, then what else there is. The
/// comment of somebody else stays whole.
fn facts(comment: &str) -> (EntryFacts, Option<String>) {
    let own = || (!comment.is_empty()).then(|| comment.to_owned());
    let parts: Vec<&str> = comment.split("; ").collect();
    let found = parts.iter().enumerate().find_map(|(n, part)| Some((n, evidence(part)?)));
    let Some((n, (frequency, score))) = found else { return (EntryFacts::default(), own()) };
    let joined = |parts: &[&str]| (!parts.is_empty()).then(|| parts.join("; "));
    let facts =
        EntryFacts { frequency, score: Some(score), domain: joined(&parts[..n]), ..EntryFacts::default() };
    (facts, joined(&parts[n + 1..]))
}

/// Frequency and score.
fn evidence(part: &str) -> Option<(u32, f32)> {
    let (frequency, score) = part.split_once(" ×, score ")?;
    let score = score.parse().ok().filter(|score| (0.0..=1.0).contains(score))?;
    Some((frequency.parse().ok()?, score))
}

#[cfg(test)]
mod tests {
    use hexapla_source::Loader;

    use super::*;

    fn read(name: &str, text: &str) -> Result<Warned<TermBase>, Cause> {
        super::read(&Loader::default().source(Path::new(name), text.as_bytes(), None), &[])
    }

    fn shown_entries(base: &TermBase) -> Vec<String> {
        let entry = |entry: &hexapla_model::KnownEntry| {
            let terms = entry.terms.iter().map(|(lang, term)| format!("{lang}:{}", term.text));
            format!("{} {}", entry.line, terms.collect::<Vec<_>>().join(" "))
        };
        base.entries.iter().map(entry).collect()
    }

    #[test]
    fn synonyms_of_one_entry_are_together() {
        let text = "# mine\nlake\tlac\tdeep\nlake\tétang\tdeep\nloch\tlac\tdeep\nloch\tétang\tdeep\n\
                    sea\tmer\nocean\tmer\n\n #1\tno 1\t\nonly\nsea\tmer\t7 ×, score 0.5; A/1, 12\n";
        let read = read("a.en-fr.utf8", text).unwrap();
        let want = [
            "2 en:lake en:loch fr:lac fr:étang",
            "6 en:sea fr:mer",
            "7 en:ocean fr:mer",
            "9 en:#1 fr:no 1",
            "11 en:sea fr:mer",
        ];
        assert_eq!(shown_entries(&read.value), want);
        let told: Vec<String> = read.diagnostics.iter().map(|found| found.message.clone()).collect();
        assert_eq!(told, ["expected two terms with a tab between them, found `only`: skipped"]);
        let last = read.value.entries.last().unwrap();
        assert_eq!((last.facts.frequency, last.facts.score), (7, Some(0.5)));
        assert_eq!(last.comment.as_deref(), Some("A/1, 12"));
    }

    #[test]
    fn cells_too_few_and_too_many() {
        let read = read("a.en-fr.utf8", "\tvide\nempty\t\nlake\tlac\tdeep\tblue\n").unwrap();
        assert_eq!(shown_entries(&read.value), ["3 en:lake fr:lac"]);
        let told: Vec<String> = read.diagnostics.iter().map(|found| found.message.clone()).collect();
        let want = [
            "expected two terms with a tab between them, found no source before `vide`: skipped",
            "expected two terms with a tab between them, found no target after `empty`: skipped",
            "expected two terms and a comment, found a further cell, not read: `blue`",
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn names_show_languages() {
        for (name, want) in [
            ("a.en-zh.deepl.tsv", Some("en zh")),
            ("b/a.en_US-fr.utf8", Some("en-US fr")),
            ("en-fr.utf8", Some("en fr")),
            ("well-known.utf8", None),
            ("en-en.utf8", None),
            ("a.utf8", None),
        ] {
            let found =
                langs_of_name(Path::new(name)).map(|langs| langs.map(|lang| lang.to_string()).join(" "));
            assert_eq!(found.as_deref(), want, "{name}");
        }
        let rows = "the river and its banks\tрека и ее берега\nwater for the fields\tвода для полей\n";
        let read = read("a.utf8", rows).unwrap();
        assert_eq!(read.value.entries[0].terms[1].0, Lang::RU);
        assert!(read.diagnostics[0].message.contains("the texts show en, ru"), "{:?}", read.diagnostics);
        assert!(matches!(self::read("a.utf8", "a\tb\n"), Err(Cause::NoLanguages)));
        assert!(matches!(self::read("a.utf8", "\n"), Err(Cause::Empty)));
    }
}
