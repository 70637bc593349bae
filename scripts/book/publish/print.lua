-- What the classes of the printed document (see printed.py) become in Typst and in EPUB.
--
-- Four walks, in this order: inline things, so that the texts of notes are ready; the texts of notes, taken out;
-- the notes, put where they are called; blocks.

local typst = FORMAT:match("^typst") ~= nil
local notes = {}

local function inline(text) return pandoc.RawInline("typst", text) end
local function block(text) return pandoc.RawBlock("typst", text) end
local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"'
end

-- ------------------------------------------------------------------ inline

-- A break of the source's line between two Chinese characters is nothing; elsewhere it is a space.
local function chinese(code)
  return (code >= 0x2E80 and code <= 0x9FFF) or (code >= 0x20000 and code <= 0x3FFFF)
    or (code >= 0xF900 and code <= 0xFAFF) or (code >= 0xFF00 and code <= 0xFF60)
end

local function character(element, last)
  local text = element and pandoc.utils.stringify(element) or ""
  if text == "" then return nil end
  return utf8.codepoint(text, last and utf8.offset(text, -1) or 1)
end

local function is_number(element)
  return element ~= nil and element.t == "Span" and element.classes:includes("num")
end

-- What stands before or after a place, calls of notes left out.
local function neighbour(inlines, from, step)
  local i = from + step
  while inlines[i] and inlines[i].t == "Link" and inlines[i].classes:includes("noteref") do i = i + step end
  return inlines[i]
end

local function join_lines(inlines)
  for i = #inlines, 1, -1 do
    local t = inlines[i].t
    if t == "SoftBreak" or t == "Space" then
      local before, after = neighbour(inlines, i, -1), neighbour(inlines, i, 1)
      local left, right = character(before, true), character(after, false)
      local inside = left and right and chinese(left) and chinese(right)
      -- A number is typed with a space on each side; where it begins or ends in Chinese it needs none.
      if inside and (t == "SoftBreak" or is_number(before) or is_number(after)) then
        inlines:remove(i)
      elseif t == "SoftBreak" then
        inlines[i] = pandoc.Space()
      end
    end
  end
  return inlines
end

-- The marks themselves, for the language of the book is not always that of the words quoted.
local function set_quotes(quoted)
  local marks = quoted.quotetype == "DoubleQuote" and { "“", "”" } or { "‘", "’" }
  local content = pandoc.Inlines({ pandoc.Str(marks[1]) })
  content:extend(quoted.content)
  content:insert(pandoc.Str(marks[2]))
  return content
end

local function set_raw(code)
  if code.classes:includes("raw") then
    return pandoc.RawInline(typst and "typst" or "html", code.text)
  end
end

local function name_place(span)
  if typst and span.identifier ~= "" then
    local content = pandoc.Inlines({ inline("#metadata(none) <" .. span.identifier .. ">") })
    content:extend(span.content)
    return content
  end
end

local function attribute(element, name)
  return element.attributes[name] or element.attributes["data-" .. name]
end

local function set_image(image)
  local width = attribute(image, "width")
  local height = attribute(image, "height")
  local letter = attribute(image, "letter")
  local alternative = pandoc.utils.stringify(image.caption)
  if typst then
    return inline(("#drawing(%s, alt: %s, width: %s, height: %s, letter: %s)"):format(
      quoted(image.src), quoted(alternative), width, height, letter))
  end
  -- Its letters stand at 0.85 of the text's, where the screen is wide enough.
  local letters = tonumber(letter) > 0 and tonumber(letter) or 16
  image.attr = pandoc.Attr("", {}, { { "style", ("width: %.1fem"):format(tonumber(width) / letters * 0.85) } })
  return image
end

-- ------------------------------------------------------------------ notes

local function take_note(div)
  if div.classes:includes("note-store") then
    notes[div.identifier] = div.content
    return {}
  end
end

local function is_call(link) return link.classes:includes("noteref") end

local function note_of(link)
  local name = link.target:sub(2)
  if not notes[name] then error("the note " .. name .. " has no text") end
  return name, notes[name]
end

-- EPUB: pandoc's own notes.
local function put_note(link)
  if not typst and is_call(link) then
    local _, text = note_of(link)
    return pandoc.Note(text)
  end
end

-- Typst: footnotes by groups. Typst leaves a footnote on the page when relaying the page out pushes the line of its
-- call to the next one, which happens when a paragraph breaks or has several notes. So what holds calls does not
-- break, and its notes are one footnote, set as several: `#notes` stands at the first call and holds all their texts,
-- `#call` at the others.
local numbers, last = {}, 0

local function width(element)
  local units = 0
  for _, code in utf8.codes(pandoc.utils.stringify(element)) do units = units + (chinese(code) and 2 or 1) end
  return units
end

local function lines(blocks)
  local count = 0
  for _, b in ipairs(blocks) do
    if b.t == "CodeBlock" then
      count = count + select(2, b.text:gsub("\n", "")) + 2
    else
      count = count + math.ceil(width(b) / 72) + 1
    end
  end
  return count
end

-- The element with its calls numbered, and the texts of their notes, which have to stand before it.
local function numbered(element)
  local first, texts = last + 1, pandoc.Blocks({})
  local out = element:walk({
    Link = function(link)
      if not is_call(link) then return nil end
      local name, text = note_of(link)
      if numbers[name] then return inline(("#call(%d, <%s>)"):format(numbers[name], name)) end
      last = last + 1
      numbers[name] = last
      texts:insert(block("[#metadata(none) <" .. name .. ">"))
      texts:extend(text)
      texts:insert(block("],"))
      if last == first then return inline(("#notes(%d, notes-%d)"):format(first, first)) end
      return inline(("#call(%d, <%s>)"):format(last, name))
    end,
  })
  if last >= first then
    texts:insert(1, block(("#let notes-%d = ("):format(first)))
    texts:insert(block(")"))
  end
  return out, texts
end

-- The same for what breaks: each call holds its own note.
local function numbered_singly(element)
  return element:walk({
    Link = function(link)
      if not is_call(link) then return nil end
      local name, text = note_of(link)
      if numbers[name] then return inline(("#call(%d, <%s>)"):format(numbers[name], name)) end
      last = last + 1
      numbers[name] = last
      local out = pandoc.Inlines({ inline(("#notes(%d, ([#metadata(none) <%s>"):format(last, name)) })
      out:extend(pandoc.utils.blocks_to_inlines(text))
      out:insert(inline("],))"))
      return out
    end,
  })
end

-- One block that does not break: the headings that stand before it, then what has the calls.
local function together(heads, blocks, texts)
  local out = texts
  local depth = heads[1] and attribute(heads[1], "number") or "0"
  out:insert(block(("#together(%s)["):format(depth)))
  out:extend(heads)
  out:extend(blocks)
  out:insert(block("]"))
  return out
end

local function is_list(b) return b.t == "BulletList" or b.t == "OrderedList" end

-- A long list with notes goes item by item.
local function items(heads, list)
  local out = pandoc.Blocks({})
  for i, item in ipairs(list.content) do
    local one = list.t == "BulletList" and pandoc.BulletList({ item })
      or pandoc.OrderedList({ item }, pandoc.ListAttributes(list.start + i - 1, list.style, list.delimiter))
    local content, texts = numbered(one)
    out:extend(together(i == 1 and heads or {}, { content }, texts))
  end
  return out
end

local function holds(b, kind, test)
  local found = false
  pandoc.Blocks({ b }):walk({ [kind] = function(e) found = found or test == nil or test(e) end })
  return found
end

local function has_calls(b) return holds(b, "Link", is_call) end

-- Whether a table is so short that it stands on one page: few rows, few words (a Chinese character counts two), more
-- where it has notes.
local function short(found)
  local rows, words = 0, 0
  for _, body in ipairs(found.bodies) do
    rows = rows + #body.body
    for _, row in ipairs(body.body) do
      for _, cell in ipairs(row.cells) do words = words + width(cell.contents) end
    end
  end
  return rows <= 10 and words <= (has_calls(found) and 600 or 300)
end

-- Whether a block with notes can be kept whole: not a long table, a tall box, or a figure that floats.
local function fits(b)
  if b.t == "Figure" or b.t == "Table" then
    return holds(b, "Table") and not holds(b, "Table", function(t) return not short(t) end)
  end
  return lines({ b }) <= 24
end

local STOPS = "。：？！；…”.:?!"

local function stops(paragraph)
  local last_one = character(paragraph, true)
  return last_one ~= nil and STOPS:find(utf8.char(last_one), 1, true) ~= nil
end

local function group(blocks)
  local out, heads = pandoc.Blocks({}), pandoc.Blocks({})
  local before = {} -- what stood before: a paragraph, kept together, open, a formula in mid-sentence
  for _, b in ipairs(blocks) do
    local opening = b.t == "Header" and not b.classes:includes("section")
    if opening then last = 0 end
    if b.t == "Header" and not opening then
      heads:insert(b)
    elseif b.t == "Div" and b.classes:includes("unnumbered") then
      out:extend(group(b.content))
    elseif b.t == "Div" and b.classes:includes("timeline") then
      heads:extend(b.content)
      out:extend(group(heads))
      if typst then out:insert(block("#v(0.9em, weak: true)")) end
      heads = pandoc.Blocks({})
    else
      local by_item = is_list(b) and has_calls(b) and lines({ b }) + #b.content > 12
      local kept = by_item or (has_calls(b) and fits(b))
      local content, texts
      if kept and not by_item then content, texts = numbered(b) end
      -- In English a paragraph after a paragraph is indented; Typst does not see the one before in another block.
      if b.t == "Para" and before.paragraph and #heads == 0 and (kept or before.kept) then
        (content or b).content:insert(1, inline("#indent;"))
      elseif b.t == "Para" and before.formula then
        (content or b).content:insert(1, inline("#flush;"))
      end
      if by_item then
        out:extend(items(heads, b))
      elseif kept then
        out:extend(together(heads, { content }, texts))
      else
        out:extend(heads)
        out:insert(content or numbered_singly(b))
      end
      heads = pandoc.Blocks({})
      before = {
        paragraph = b.t == "Para",
        kept = kept,
        open = b.t == "Para" and not stops(b),
        formula = b.t == "Div" and b.classes:includes("formula") and before.open,
      }
    end
  end
  out:extend(heads)
  return out
end

local function group_notes(document)
  if typst then
    document.blocks = group(document.blocks)
    return document
  end
end

-- ------------------------------------------------------------------ blocks

-- `#name(…)[` … `]`, with a caption or title among its arguments.
local function call(opening, content, name)
  local out = pandoc.Blocks({ block("#" .. opening .. "[") })
  out:extend(content)
  out:insert(block("]" .. (name and name ~= "" and " <" .. name .. ">" or "")))
  return out
end

local function titled(name, title, content, label)
  local out = pandoc.Blocks({
    pandoc.Plain(pandoc.Inlines({ inline("#" .. name .. "([") }) .. title .. pandoc.Inlines({ inline("])[") })),
  })
  out:extend(content)
  out:insert(block("]" .. (label and label ~= "" and " <" .. label .. ">" or "")))
  return out
end

local function taken(div, class)
  local first = div.content[1]
  if first and first.t == "Div" and first.classes:includes(class) then
    div.content:remove(1)
    return pandoc.utils.blocks_to_inlines(first.content)
  end
  return pandoc.Inlines({})
end

local KINDS = { "danger", "confusion", "controversy", "advice" }

local function set_div(div)
  local is = function(class) return div.classes:includes(class) end
  if not typst then
    if not is("event") then return nil end
    local gap = tonumber(attribute(div, "gap")) + 0.25
    div.attributes = { style = ("padding-top: %.2fem"):format(gap) }
    return div
  end
  local breaks = tostring(lines(div.content) > 24)
  if is("mark") then
    local title = taken(div, "mark-title")
    for _, kind in ipairs(KINDS) do
      if is(kind) then
        return titled(("mark.with(%s, breaks: %s)"):format(quoted(kind), breaks), title, div.content)
      end
    end
  elseif is("answer") then
    return titled(("answer.with(breaks: %s)"):format(breaks), taken(div, "answer-title"), div.content)
  elseif is("quotation") then
    return call("quotation", div.content)
  elseif is("event") then
    local opening = ("event(%s, gap: %s)"):format(quoted(attribute(div, "date")), attribute(div, "gap"))
    return call(opening, div.content)
  elseif is("summary") then
    return call("summary", div.content)
  elseif is("task-list") then
    return call("checklist", div.content)
  elseif is("sources") then
    return call("sources", div.content)
  elseif is("sums") then
    return call("sums", div.content)
  elseif is("formula") or is("unnumbered") then
    return div.content
  end
end

local function set_label(span)
  if typst and span.classes:includes("mark-label") then
    return { inline("#mark-label["), pandoc.Span(span.content), inline("]") }
  elseif typst and span.classes:includes("caption-number") then
    return { inline("#caption-number["), pandoc.Span(span.content), inline("]") }
  elseif typst and span.classes:includes("event-date") then
    return {} -- it stands at the side, before the line of time
  elseif typst and span.attributes.lang and span.attributes.lang ~= "zh" then
    return { inline("#foreign(" .. quoted(span.attributes.lang) .. ")["), pandoc.Span(span.content), inline("]") }
  end
end

local function set_heading(header)
  local kind = header.classes[1] or "section"
  local number = attribute(header, "number") or ""
  if typst then
    local opening = ("#heading(level: %d, supplement: about(%s, %s))["):format(
      header.level, quoted(kind), quoted(number))
    local content = pandoc.Inlines({ inline(opening) })
    content:extend(header.content)
    content:insert(inline("] <" .. header.identifier .. ">"))
    return pandoc.Plain(content)
  end
  header.attributes = {}
  if number ~= "" and kind ~= "section" then
    header.content:insert(1, pandoc.Space())
    header.content:insert(1, pandoc.Span(pandoc.Inlines({ pandoc.Str(number) }), { class = "number" }))
  end
  return header
end

local function set_figure(figure)
  if not typst then return nil end
  local caption = pandoc.utils.blocks_to_inlines(figure.caption.long)
  if figure.classes:includes("listing") then
    return titled("listing", caption, figure.content, figure.identifier)
  end
  local breaks, found = false, false
  figure.content:walk({
    Table = function(t)
      found = true
      breaks = breaks or not short(t)
    end,
  })
  if not found then return titled("picture", caption, figure.content, figure.identifier) end
  return titled("captioned.with(breaks: " .. tostring(breaks) .. ")", caption, figure.content, figure.identifier)
end

local function set_table(found)
  if typst then return short(found) and call("keep", { found }) or nil end
  return pandoc.Div(found, { class = #found.colspecs >= 5 and "table-frame wide" or "table-frame" })
end

-- Term and words in one paragraph, or a page could end between them.
local function set_terms(list)
  if not typst then return nil end
  local out = pandoc.Blocks({ block("#terms(") })
  for _, item in ipairs(list.content) do
    out:insert(pandoc.Plain(pandoc.Inlines({ inline("terms.item([") }) .. item[1] .. pandoc.Inlines({ inline("], [") })))
    for _, description in ipairs(item[2]) do out:extend(description) end
    out:insert(block("]),"))
  end
  out:insert(block(")"))
  return out
end

return {
  { Inlines = join_lines, Code = set_raw, Image = set_image, Quoted = set_quotes },
  { Span = set_label },
  { Span = name_place },
  { Div = take_note },
  { Link = put_note, Pandoc = group_notes },
  { Header = set_heading, Div = set_div, Figure = set_figure, Table = set_table,
    DefinitionList = set_terms },
}
