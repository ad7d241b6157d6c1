package group

// Messages is the catalogue.
var Messages = messages
