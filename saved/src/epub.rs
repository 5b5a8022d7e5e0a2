//! In which order the chapters of an EPUB book are read.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use crate::unpack::read_bounded;

/// Where a book says where its list of contents is.
const CONTAINER: &str = "META-INF/container.xml";
/// Longer lists are no lists.
const MAX_LIST_BYTES: usize = 4 << 20;
/// The type of a chapter.
const CHAPTER: &str = "application/xhtml+xml";

/// The names of the chapters in the order of the spine. Nothing if the book does not say.
pub(crate) fn chapters<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Option<Vec<String>> {
    let mut contents = None;
    elements(&text(archive, CONTAINER)?, |element| {
        if element.local_name().as_ref() == "rootfile" {
            contents = contents.take().or(attribute(element, "full-path"));
        }
    });
    let contents = contents?;
    let base = contents.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
    let (mut chapters, mut spine) = (HashMap::new(), Vec::new());
    elements(&text(archive, &contents)?, |element| match element.local_name().as_ref() {
        "item" if attribute(element, "media-type").as_deref() == Some(CHAPTER) => {
            if let (Some(id), Some(href)) = (attribute(element, "id"), attribute(element, "href")) {
                chapters.insert(id, joined(base, &href));
            }
        }
        "itemref" => spine.extend(attribute(element, "idref")),
        _ => {}
    });
    let names: Vec<String> = spine.iter().filter_map(|id| chapters.remove(id)).collect();
    (!names.is_empty()).then_some(names)
}

fn text<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Option<String> {
    let bytes = read_bounded(archive.by_name(name).ok()?, MAX_LIST_BYTES).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// Each element until the list ends or is broken.
fn elements(xml: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?.into_owned())
}

/// A name within the archive, from one within the folder of the list.
fn joined(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    let href = decoded(href.split('#').next().unwrap_or_default());
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address without its percent signs.
fn decoded(href: &str) -> String {
    let mut out = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
