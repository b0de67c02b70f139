use super::*;

fn line(text: &str, page: u32, size: f32) -> Line {
    Line { text: text.to_owned(), page, size, ..Line::default() }
}

fn measures() -> Measures {
    Measures { size: 10.0, pitch: 12.0, frames: Vec::new(), indent: None, gapped: false }
}

/// The notes of each frame, `+` before a further line.
fn notes(frames: Vec<Vec<Line>>) -> Vec<Vec<String>> {
    let frames: Vec<Frame> = frames.into_iter().map(|lines| Frame { page: lines[0].page, lines }).collect();
    let measures = measures();
    let mut notes = Notes::of(&frames, &measures);
    let shown = |note: Note| match note {
        Note::First(line) => line.text,
        Note::More(line) => format!("+{}", line.text),
    };
    frames.into_iter().map(|frame| notes.split(frame).notes.into_iter().map(shown).collect()).collect()
}

#[test]
fn below_a_rule() {
    let rule = || line("__________________", 1, 7.0);
    let frames = vec![
        vec![
            line("It met.¹ The", 1, 10.0),
            rule(),
            line("1 See A/70/1 and", 1, 8.5),
            line("A/70/2, where the", 1, 8.5),
        ],
        // The note goes on, then the next one opens with a bare number that counts on.
        vec![
            line("basin² is", 2, 10.0),
            rule(),
            line("lake is named.", 2, 8.5),
            line("2 Ibid.", 2, 8.5),
            line("2004, p. 3.", 2, 8.5),
        ],
        vec![line("A rule alone is no note", 3, 10.0), rule()],
    ];
    let want = [
        vec!["¹ See A/70/1 and", "+A/70/2, where the"],
        vec!["+lake is named.", "² Ibid.", "+2004, p. 3."],
        vec![],
    ];
    assert_eq!(notes(frames), want);
}

#[test]
fn marks_alone_on_their_line() {
    let frames = vec![
        vec![
            line("It met. The", 1, 10.0),
            line("__________________", 1, 7.0),
            line("1", 1, 4.0),
            line("Resolution 61/1.", 1, 7.0),
            line("²", 1, 4.0),
            line("Voir A/70/2 et", 1, 7.0),
            line("2004, p. 3.", 1, 7.0),
        ],
        vec![
            line("Он собрался.", 2, 10.0),
            line("__________________", 2, 7.0),
            line("3", 2, 4.0),
            line("Там же.", 2, 7.0),
            // No mark: the number does not count on.
            line("2004", 2, 7.0),
            line("год.", 2, 7.0),
        ],
        vec![
            line("انعقد.", 3, 10.0),
            line("__________________", 3, 7.0),
            line("٤", 3, 4.0),
            line("انظر القرار.", 3, 7.0),
            line("5", 3, 4.0),
        ],
    ];
    let want = [
        vec!["¹ Resolution 61/1.", "² Voir A/70/2 et", "+2004, p. 3."],
        vec!["³ Там же.", "+2004", "+год."],
        vec!["⁴ انظر القرار.", "+5"],
    ];
    assert_eq!(notes(frames), want);
}

#[test]
fn by_bare_digits() {
    let frames = [
        vec![
            line("1. It met in spring.1 The session2 of 2024", 1, 10.0),
            line("has B2 and 3.1 and a table1", 1, 10.0),
            line("1 See A/70/1.", 1, 8.0),
            line("2 Ibid.", 1, 8.0),
        ],
        // No mark of the text.
        vec![line("2. It closed.", 2, 10.0), line("3 cells of a table", 2, 8.0)],
    ];
    let frames: Vec<Frame> = frames.into_iter().map(|lines| Frame { page: lines[0].page, lines }).collect();
    let measures = measures();
    let mut notes = Notes::of(&frames, &measures);
    let mut splits = frames.into_iter().map(|frame| notes.split(frame));
    let first = splits.next().unwrap();
    let texts: Vec<&str> = first.text.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["1. It met in spring.¹ The session² of 2024", "has B2 and 3.1 and a table1"]);
    let openings = first.notes.iter().filter(|note| matches!(note, Note::First(_))).count();
    assert_eq!(openings, 2);
    assert!(splits.next().unwrap().notes.is_empty());
}

#[test]
fn in_small_letters() {
    let frames = vec![
        vec![line("1. It met.¹² The", 1, 10.0), line("12See A/70/1 and", 1, 8.0), line("A/70/2.", 1, 8.0)],
        vec![line("13 cells of a table", 2, 8.0)],
        vec![line("3. Text* and", 3, 10.0), line("* A/71/1, which", 3, 8.0)],
        vec![line("4. More", 4, 10.0), line("see.", 4, 8.0)],
        vec![line("نص.(¹) ثم", 5, 10.0), line("(¹) انظر الوثيقة", 5, 8.0)],
    ];
    let want = [
        vec!["¹² See A/70/1 and", "+A/70/2."],
        vec![],
        vec!["* A/71/1, which"],
        vec!["+see."],
        vec!["(¹) انظر الوثيقة"],
    ];
    assert_eq!(notes(frames), want);
}
