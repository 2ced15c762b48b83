/// Issues many certificates at a time: reads who is to get one, checks every row before the first is signed, makes keys
/// and signatures on all cores, keeps them in the vault piece by piece, and packs files for each device.
package dev.certwright.service.bulk;
