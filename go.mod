module github.com/concord-sdm/concord

go 1.26
