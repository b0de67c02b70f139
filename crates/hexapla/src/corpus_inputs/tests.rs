use super::*;

fn collect(args: &[&str]) -> Result<CorpusInputs, String> {
    let inputs: Vec<Input> = args.iter().map(|a| a.parse().unwrap()).collect();
    CorpusInputs::collect(&inputs, &[]).map(|(inputs, _)| inputs).map_err(|e| e.to_string())
}

#[test]
fn corpora_or_texts() {
    let corpora = collect(&["a.jsonl", "b.jsonl", "a.jsonl"]).unwrap();
    assert_eq!(corpora.paths(), [Path::new("a.jsonl"), Path::new("b.jsonl")]);
    let texts = collect(&["en=a.en", "zh=a.zh"]).unwrap();
    let want = [(Lang::EN, PathBuf::from("a.en")), (Lang::ZH, PathBuf::from("a.zh"))];
    assert_eq!(texts, CorpusInputs::LineAligned(want.to_vec()));
    for (args, want) in [
        (&["en=a.en", "b.jsonl"][..], "a.en is named as a text in en, b.jsonl as a corpus; name either"),
        (&["en=a.jsonl"], "a.jsonl: a corpus names its languages itself; name it without `en=`"),
    ] {
        let error = collect(args).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
}

#[test]
fn a_folder_is_read_in_one_format() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let found = || {
        let inputs = [Input { lang: None, path: folder.path().to_owned() }];
        let (inputs, errors) = CorpusInputs::collect(&inputs, &[]).unwrap();
        let name = |path: &&Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        let names: Vec<String> = inputs.paths().iter().map(name).collect();
        (names.join(" "), errors.iter().map(ToString::to_string).collect::<String>())
    };
    for (name, want, error) in [
        ("notes.txt", "", "no corpus in this folder"),
        // What is missing beside it is reported where it is read.
        ("a.en-zh.en", "a.en-zh.en", ""),
        ("a.en-zh.zh", "a.en-zh.en", ""),
        ("a.csv", "", "files in several formats (csv, moses) may hold the same texts"),
        ("a.mnbvc.jsonl", "", "files in several formats (mnbvc, csv, moses)"),
        ("b.jsonl", "b.jsonl", ""),
    ] {
        std::fs::write(folder.path().join(name), "")?;
        let (names, errors) = found();
        assert_eq!(names, want, "{name}");
        assert!(if error.is_empty() { errors.is_empty() } else { errors.contains(error) }, "{errors}");
    }
    Ok(())
}

#[test]
fn what_is_written_is_not_read() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    for name in ["a.jsonl", "terms.jsonl"] {
        std::fs::write(folder.path().join(name), "")?;
    }
    let inputs = [Input { lang: None, path: folder.path().to_owned() }];
    let written = [folder.path().join("terms.jsonl"), folder.path().join("a.jsonl")];
    let found = |written: &[PathBuf]| CorpusInputs::collect(&inputs, written).unwrap();
    assert_eq!(found(&written[..1]).0.paths(), [folder.path().join("a.jsonl")]);
    let (inputs, errors) = found(&written);
    assert!(inputs.paths().is_empty() && errors[0].to_string().contains("no corpus in this folder"));
    Ok(())
}
