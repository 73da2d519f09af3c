-- Where a base model came from identifies a file of this server: its path alone, of which the card makes a sentence.
update base_model
set source = substring(source, 6, length(source) - 16)
where source like 'File %, converted';
