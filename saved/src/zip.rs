//! ZIP files of pages, and what is one inside: WACZ, EPUB. Office documents are, too, and hold no pages.

use std::{
    collections::HashSet,
    io::{Read, Seek},
    ops::ControlFlow,
    rc::Rc,
};

use unchaff::FileType;
use zip::{ZipArchive, result::ZipError};

use crate::{
    Failure, Item, Kind, Name, epub,
    reader::{MAX_DEPTH, Opened, Reader, no_page, packed_too_often},
    unpack::{Unpacked, read_bounded},
    wacz::List,
};

/// More files than any archive of pages has.
const MAX_ENTRIES: usize = 1 << 20;
/// What every document of Microsoft's holds.
const OFFICE_ENTRY: &str = "[Content_Types].xml";
/// What says what an archive is, and how long that is at most.
const TYPE_ENTRY: &str = "mimetype";
const MAX_TYPE_BYTES: usize = 100;
/// What it says.
const BOOK: &[u8] = b"application/epub+zip";
const OFFICE: [&[u8]; 2] = [b"application/vnd.oasis.", b"application/vnd.sun.xml"];
/// What the name of the folder ends in that browsers write beside a page.
const FOLDER_ENDING: &str = "_files/";
/// The endings of the names of images, which are no more than names: nothing is read of them.
const IMAGE_ENDINGS: [&str; 8] = ["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Reads the entries that hold pages.
pub(crate) fn read<R: Read + Seek>(
    reader: &mut Reader<'_>,
    file: R,
    name: &Name,
    depth: usize,
) -> Result<ControlFlow<()>, Failure> {
    if depth == MAX_DEPTH {
        return Err(packed_too_often());
    }
    let mut archive = ZipArchive::new(file).map_err(|error| broken(&error))?;
    if archive.len() > MAX_ENTRIES {
        let message = format!("it holds more than {MAX_ENTRIES} files");
        return Err(Failure::new(Kind::TooLarge, message));
    }
    let names: Vec<String> = (0..archive.len())
        .map(|at| archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().into_owned())
        .collect();
    let looks_like = kind(&mut archive);
    if looks_like == FileType::Office {
        return Err(no_page(looks_like));
    }
    let chapters = (looks_like == FileType::Book).then(|| epub::chapters(&mut archive)).flatten();
    let order = match &chapters {
        Some(chapters) => chapters.iter().filter_map(|it| archive.index_for_name(it)).collect(),
        None => (0..archive.len()).collect::<Vec<_>>(),
    };
    let mut has_page = false;
    let list = List::read(&mut archive, &names, &reader.meter);
    // A list that names none of the pages is that of something else.
    for list in list.as_ref().map(Some).into_iter().chain([None]) {
        let shown = Shown { names: &names, order: &order, list };
        let flow = entries(reader, &mut archive, (name, depth), &shown, &mut has_page);
        if has_page || flow.is_break() {
            return Ok(flow);
        }
    }
    Err(no_page(looks_like))
}

/// Which entries are read, and what is looked for in them.
struct Shown<'a> {
    names: &'a [String],
    order: &'a [usize],
    list: Option<&'a List>,
}

/// Reads entries in an order.
fn entries<R: Read + Seek>(
    reader: &mut Reader<'_>,
    archive: &mut ZipArchive<R>,
    (name, depth): (&Name, usize),
    shown: &Shown<'_>,
    has_page: &mut bool,
) -> ControlFlow<()> {
    let Shown { names, order, list } = *shown;
    // What a browser puts into a folder beside a page are its frames and advertisements.
    let folders: HashSet<String> = names.iter().filter_map(|name| folder(name)).collect();
    for at in order {
        let entry = names.get(*at).map(String::as_str).unwrap_or_default();
        if entry.ends_with('/') || folder_of(entry).is_some_and(|it| folders.contains(it)) {
            reader.left_out()?;
            continue;
        }
        let inner = name.inner(entry);
        let meter = Rc::clone(&reader.meter);
        let told = |item| match item {
            item if list.is_some_and(|list| !list.has(&item)) => Item::LeftOut,
            Item::Page(mut page) if page.images.is_empty() => {
                page.images = images(names, entry);
                Item::Page(page)
            }
            item => item,
        };
        match archive.by_index(*at) {
            Ok(entry) => {
                let stream = Opened::Stream(Box::new(Unpacked::new(entry, &meter)));
                reader.open_inner(stream, &inner, depth + 1, told, has_page)?;
            }
            Err(error) => {
                *has_page = true;
                reader.broken(inner, broken(&error))?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// What an archive is, by the entries that say so.
fn kind<R: Read + Seek>(archive: &mut ZipArchive<R>) -> FileType {
    if archive.index_for_name(OFFICE_ENTRY).is_some() {
        return FileType::Office;
    }
    let entry = archive.by_name(TYPE_ENTRY).ok();
    let said = entry.and_then(|entry| read_bounded(entry, MAX_TYPE_BYTES).ok()).unwrap_or_default();
    match said.as_slice() {
        said if said.starts_with(BOOK) => FileType::Book,
        said if OFFICE.iter().any(|it| said.starts_with(it)) => FileType::Office,
        _ => FileType::Archive,
    }
}

/// The folder that a browser writes beside a page of this name.
fn folder(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_page = ["html", "htm", "xhtml"].iter().any(|it| ending.eq_ignore_ascii_case(it));
    is_page.then(|| format!("{stem}{FOLDER_ENDING}"))
}

/// The outermost folder beside a page in which a name may stand.
fn folder_of(name: &str) -> Option<&str> {
    let at = name.find(FOLDER_ENDING)?;
    name.get(..at + FOLDER_ENDING.len())
}

/// The images in the folder beside a page.
fn images(names: &[String], page: &str) -> Vec<String> {
    let Some(folder) = folder(page) else { return Vec::new() };
    let is_image = |name: &&String| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        name.starts_with(&folder) && IMAGE_ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it))
    };
    names.iter().filter(is_image).cloned().collect()
}

pub(crate) fn broken(error: &ZipError) -> Failure {
    Failure::new(Kind::Container, format!("a broken ZIP file: {error}"))
}
