use super::*;

#[test]
fn the_order_of_arguments_decides_nothing() {
    let input = |lang: Option<Lang>, path: &str| Input { lang, path: path.into() };
    let mut inputs = [
        input(None, "b.txt"),
        input(Some(Lang::FR), "a.txt"),
        input(None, "a.txt"),
        input(Some(Lang::EN), "a.txt"),
    ];
    for _ in 0..inputs.len() {
        inputs.rotate_left(1);
        let (read, errors) = Inputs::collect(&inputs);
        assert!(errors.is_empty());
        let files: Vec<_> = read.versions.iter().map(|v| (v.path.to_str().unwrap(), v.lang)).collect();
        assert_eq!(files, [("a.txt", Some(Lang::EN)), ("b.txt", None)]);
        assert_eq!(read.given.len(), 1);
        let twice = Inputs::collect(&[input(None, "./b.txt"), input(None, "b.txt")]).0;
        assert_eq!((twice.versions.len(), twice.repeated.len()), (1, 1), "two spellings are one file");
        let told: Vec<String> = read.findings().iter().map(ToString::to_string).collect();
        let want = "warning: a.txt: named more than once: read once, in en\n   hint: name another file for each language";
        assert_eq!(told, [want]);
    }
}

#[test]
fn arguments() {
    let read = |s: &str| s.parse::<Input>().map(|i| (i.lang.map(|l| l.to_string()), i.path));
    assert_eq!(read("zh=a.txt"), Ok((Some("zh".into()), "a.txt".into())));
    assert_eq!(read("a.txt"), Ok((None, "a.txt".into())));
    assert_eq!(read("dir/a=b.txt"), Ok((None, "dir/a=b.txt".into())));
    assert!(read("xx=a.txt").is_err());
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt as _;
    for (argument, lang, path) in [
        (&b"zh=a\xff.txt"[..], Some("zh"), &b"a\xff.txt"[..]),
        (b"a\xff.txt", None, b"a\xff.txt"),
        (b"d/zh=a\xff.txt", None, b"d/zh=a\xff.txt"),
        (b"\xff=a.txt", None, b"\xff=a.txt"),
    ] {
        let input = Input::from_argument(OsStr::from_bytes(argument)).unwrap();
        assert_eq!(input.lang.map(|l| l.to_string()).as_deref(), lang);
        assert_eq!(input.path.as_os_str().as_bytes(), path);
    }
    assert!(Input::from_argument(OsStr::from_bytes(b"xx=a\xff.txt")).is_err());
}
