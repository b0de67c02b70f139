use super::*;

/// What is in a folder, except for the record.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect::<io::Result<_>>()?;
    names.retain(|name| name != ".hexapla-written");
    names.sort();
    Ok(names)
}

#[test]
fn a_file_appears_whole_or_not_at_all() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.csv");
    fs::write(&path, "old")?;
    let mut file = AtomicFile::create(&path)?;
    file.write_all(b"half")?;
    assert_eq!(names(folder.path())?.len(), 2);
    drop(file);
    assert_eq!((names(folder.path())?.len(), fs::read_to_string(&path)?.as_str()), (1, "old"));
    let mut file = AtomicFile::create(&path)?;
    file.write_all("нов".as_bytes())?;
    file.commit()?;
    assert_eq!((names(folder.path())?.len(), fs::read_to_string(&path)?.as_str()), (1, "нов"));
    Ok(())
}

#[test]
fn a_missing_folder_fails_first() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let missing = AtomicFile::create(folder.path().join("no/a.csv")).unwrap_err();
    assert_eq!(missing.to_string(), "there is no such folder");
    assert!(AtomicFile::create(folder.path()).is_err());
    let long = AtomicFile::create(folder.path().join("a".repeat(300))).unwrap_err();
    assert!(!long.to_string().contains("uncategorized"), "{long}");
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), PlaceError> {
    let record = Arc::new(Record::open(folder(path)));
    let mut file = Place::check(path, &record, Replace::Own, Naming::Derived)?.create()?;
    file.write_all(text.as_bytes())?;
    Ok(file.commit()?)
}

#[test]
fn only_what_hexapla_wrote_is_replaced() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.csv");
    fs::write(&path, "")?;
    for text in ["one", "two", "one"] {
        write(&path, text).expect("its own, or empty");
    }
    for (change, want) in [("mine", PlaceError::Changed), ("ow", PlaceError::Changed)] {
        fs::write(&path, change)?;
        let error = write(&path, "three").expect_err("changed");
        assert_eq!(error.to_string(), want.to_string());
        assert_eq!(fs::read_to_string(&path)?, change);
    }
    let other = folder.path().join("b.csv");
    fs::write(&other, "mine")?;
    assert!(matches!(write(&other, "three"), Err(PlaceError::Foreign)));
    fs::write(&path, "two")?;
    write(&path, "three").expect("what it wrote once");
    Ok(())
}

#[test]
fn a_derived_name_does_not_replace_what_a_person_named() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.csv");
    let record = Arc::new(Record::open(folder.path()));
    let place = |naming| Place::check(&path, &record, Replace::Own, naming);
    for naming in [Naming::Derived, Naming::Named, Naming::Named] {
        let mut file = place(naming).expect("its own").create()?;
        file.write_all(format!("{naming:?}").as_bytes())?;
        file.commit()?;
    }
    assert!(matches!(place(Naming::Derived), Err(PlaceError::Named)));
    assert!(Place::check(&path, &record, Replace::Any, Naming::Derived).is_ok());
    Ok(())
}

#[test]
fn what_another_writes_meanwhile_stays() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.csv");
    let record = Arc::new(Record::open(folder.path()));
    let place = Place::check(&path, &record, Replace::Own, Naming::Derived).expect("a free place");
    assert!(names(folder.path())?.is_empty(), "nothing is open");
    let file = place.create()?;
    fs::write(&path, "mine")?;
    assert!(file.commit().is_err());
    assert_eq!((names(folder.path())?.len(), fs::read_to_string(&path)?.as_str()), (1, "mine"));
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_itself() -> io::Result<()> {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir()?;
    let (mine, gone) = (folder.path().join("mine"), folder.path().join("gone"));
    fs::write(&mine, "text")?;
    for (target, name) in [(&mine, "a"), (&gone, "b")] {
        let path = folder.path().join(name);
        symlink(target, &path)?;
        write(&path, "new").expect("a link");
        assert!(fs::symlink_metadata(&path)?.is_file() && fs::read_to_string(&path)? == "new");
    }
    assert!(fs::read_to_string(&mine)? == "text" && !gone.exists());
    Ok(())
}

#[cfg(unix)]
#[test]
fn others_may_read_it_as_any_new_file() -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir()?;
    let (plain, atomic) = (folder.path().join("plain"), folder.path().join("atomic"));
    fs::write(&plain, "")?;
    AtomicFile::create(&atomic)?.commit()?;
    let mode = |p: &Path| fs::metadata(p).map(|m| m.permissions().mode());
    assert_eq!(mode(&plain)?, mode(&atomic)?);
    AtomicFile::create("/dev/null")?.commit()?;
    Ok(())
}
