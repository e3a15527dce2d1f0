/** The commands of docs/guide/administrator.md, as they are typed in the source folder. */
const program = 'dotnet run --project src/Jingwei.Host --';

export type Part = 'areas' | 'map' | 'people' | 'devices';
export const commands: Record<Part | 'serve', readonly string[]> = {
  areas: [
    `${program} import areas /srv/files/divisions.json --city 上海市 --data /srv/city`,
    `${program} import areas /srv/files/boundaries.geojson --data /srv/city`,
  ],
  map: [`${program} import map /srv/files/map.geojson --data /srv/city`],
  people: [`${program} import people /srv/files/people.csv --data /srv/city`],
  devices: [`${program} import devices /srv/files/devices.csv --data /srv/city`],
  serve: [`${program} --demo off --data /srv/city`],
};
