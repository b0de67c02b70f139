use super::*;

/// A target as `csv:terms.csv`.
fn name(target: Target) -> String {
    match target {
        Target::Writer(format) => format!("{}:-", format.name()),
        Target::File(format, path) => format!("{}:{}", format.name(), path.display()),
        Target::FilePerPair(format, stem) => format!("{}:{}.*", format.name(), stem.display()),
    }
}

fn shown(output: &str, formats: &str) -> String {
    let formats: Vec<Format> =
        formats.split(',').filter_map(|name| Format::from_name(name, Purpose::WriteGlossary)).collect();
    match targets(Path::new(output), &formats) {
        Ok(targets) => targets.into_iter().map(name).collect::<Vec<_>>().join(" "),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_pair_in_the_name_is_not_repeated() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    for (name, langs, want) in [
        ("x.en-fr.deepl.tsv", &[Lang::EN, Lang::FR][..], &["x.en-fr.deepl.tsv"][..]),
        ("x.en-fr.utf8", &[Lang::EN, Lang::FR, Lang::RU], &["x.en-fr.utf8", "x.en-ru.utf8"]),
        ("x.en-ru.utf8", &[Lang::EN, Lang::FR], &["x.en-ru.en-fr.utf8"]),
        ("x.utf8", &[Lang::EN, Lang::FR], &["x.en-fr.utf8"]),
    ] {
        let guard = Guard::new(hexapla_formats::Replace::default());
        let mut files = GlossaryFiles::find(targets(&folder.path().join(name), &[])?, &guard)?;
        files.find_pairs(langs)?;
        let places = files.ready.iter().filter_map(|output| output.place.as_ref()?.path().file_name());
        let names: Vec<String> = places.map(|name| name.to_string_lossy().into_owned()).collect();
        assert_eq!(names, want);
    }
    Ok(())
}

#[test]
fn formats_find_their_files() {
    for (output, formats, want) in [
        ("out/terms.csv", "", "csv:out/terms.csv"),
        ("terms.memoq.csv", "", "memoq:terms.memoq.csv"),
        ("terms.csv", "memoq", "memoq:terms.csv"),
        ("terms.tbx", "tbx3", "tbx3:terms.tbx"),
        ("terms.tbx", "tbx3,html", "tbx:terms.tbx tbx3:terms.v3.tbx html:terms.html"),
        ("terms.csv", "memoq,csv,csv", "csv:terms.csv memoq:terms.memoq.csv"),
        ("terms.csv", "tbx,omegat", "csv:terms.csv tbx:terms.tbx omegat:terms.*"),
        ("a.b", "csv,jsonl", "csv:a.b.csv jsonl:a.b.jsonl"),
        ("terms.txt", "tsv", "tsv:terms.txt"),
        ("terms.utf8", "", "omegat:terms.*"),
        ("-", "", "csv:-"),
        ("-", "tsv", "tsv:-"),
    ] {
        assert_eq!(shown(output, formats), want, "{output} {formats}");
    }
    for (output, formats, want) in [
        ("terms", "", "terms: unknown file extension; expected one of .csv,"),
        ("-", "csv,tsv", "only one format can go to stdout"),
        ("-", "omegat", "OmegaT needs a file for each pair"),
    ] {
        assert!(shown(output, formats).starts_with(want), "{output} {formats}");
    }
}
