# How to build

Run "make", then "make install" (as root); don't forget the 'key'.

    { "a": { "b": 1 } }
