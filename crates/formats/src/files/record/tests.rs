use sha2::{Digest as _, Sha256};

use super::*;

const OWN: Author = Author::Hexapla(Naming::Derived);

fn sum(text: &str) -> Sum {
    Sum::new(Sha256::new_with_prefix(text), text.len() as u64)
}

#[test]
fn own_results_are_known() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a b\n.csv");
    let name = path.file_name().unwrap_or_default();
    fs::write(&path, "one")?;
    assert_eq!(Record::open(folder.path()).author(&path)?, Author::Unknown);
    Record::open(folder.path()).add(name, &sum("one"), Naming::Derived)?;
    for (text, want) in [("one", OWN), ("two", Author::Changed), ("longer", Author::Changed)] {
        fs::write(&path, text)?;
        assert_eq!(Record::open(folder.path()).author(&path)?, want, "{text}");
    }
    Ok(())
}

#[test]
fn a_line_that_was_cut_short_harms_no_other() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.csv");
    fs::write(&path, "one")?;
    fs::write(folder.path().join(NAME), format!("{HEAD}0123abc"))?;
    Record::open(folder.path()).add(OsStr::new("a.csv"), &sum("one"), Naming::Derived)?;
    assert_eq!(Record::open(folder.path()).author(&path)?, OWN);
    let before = fs::read(folder.path().join(NAME))?;
    Record::open(folder.path()).add(OsStr::new("a.csv"), &sum("one"), Naming::Derived)?;
    assert_eq!(fs::read(folder.path().join(NAME))?, before, "what is known is not added again");
    Ok(())
}

#[test]
fn the_last_line_says_who_named_a_file() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a.csv");
    fs::write(&path, "one")?;
    for naming in [Naming::Derived, Naming::Named, Naming::Derived] {
        Record::open(folder.path()).add(OsStr::new("a.csv"), &sum("one"), naming)?;
        Record::open(folder.path()).sort()?;
        assert_eq!(Record::open(folder.path()).author(&path)?, Author::Hexapla(naming));
    }
    Ok(())
}

#[test]
fn sorted_lines_do_not_depend_on_who_was_first() -> io::Result<()> {
    let written = |names: &[&str]| -> io::Result<Vec<u8>> {
        let folder = tempfile::tempdir()?;
        let record = Record::open(folder.path());
        record.sort()?;
        for name in names {
            record.add(OsStr::new(name), &sum(name), Naming::Derived)?;
        }
        record.sort()?;
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        fs::read(folder.path().join(NAME))
    };
    assert_eq!(written(&["a.csv", "b c.csv", "d.csv"])?, written(&["d.csv", "a.csv", "b c.csv"])?);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("mine"), "text")?;
    std::os::unix::fs::symlink("mine", folder.path().join(NAME))?;
    Record::open(folder.path()).add(OsStr::new("a"), &sum("one"), Naming::Derived)?;
    assert_eq!(fs::read(folder.path().join("mine"))?, b"text");
    Ok(())
}
